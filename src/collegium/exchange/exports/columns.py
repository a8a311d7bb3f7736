"""The columns of statements, findings, comparisons and references, declared once: CSV, its description and JSON take
their meaning from here."""

from dataclasses import dataclass

from collegium.exchange.statements import BETWEEN

BOOLEAN = "boolean"  # cells say `yes`, `no` or nothing


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it means, its type as XML Schema calls it, and whether a cell holds several values.

    `fixed` says that its values are words that the program sets: a table for people says them in their language.
    """

    name: str
    meaning: str
    datatype: str = "string"
    several: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of export: its name, what a row is, its columns, and the one that names a row, where there is one."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns in order."""
        return tuple(each.name for each in self.columns)


SOURCE = (
    Column("document", "The entry of the document in the register; its page is /documents/ and this."),
    Column("title", "What the document calls itself; else the name of its file."),
    Column("date", "The date of the document, ISO 8601; empty where it is not known."),
    Column("marking", "How the document is to be handled."),
)
CONTENT = (
    Column("kind", "`statement`, or `premise` for what a question takes for granted."),
    Column("act", "What the passage does: one of the acts that docs/reading.md explains."),
    Column("actors", "Who does it: ids of parties and forums.", several=True),
    Column("addressees", "Towards whom: ids.", several=True),
    Column("forums", "In which forums: ids.", several=True),
    Column("instruments", "On which texts, as they stand in the passage.", several=True),
    Column("issues", "What it is about: words of the vocabulary.", several=True),
    Column("when_start", "The first day of the thing done or undertaken, ISO 8601."),
    Column("when_end", "Its last day."),
    Column("condition", "The words on which the act depends."),
    Column("attributed_to", "Who speaks, as the document names that person."),
    Column("standing", "Whose words it rests on: `own`, `joint`, or `told` by somebody else of the actor."),
    Column("quote", "The words of the passage, in one line."),
    Column("start", "Where the passage begins in the text of the reading, in Unicode code points.", "integer"),
    Column("end", "Where it ends.", "integer"),
)
STATEMENTS = Table(
    "statements",
    "Statements that stand in the register: somebody confirmed or corrected what was read, or marked a passage.",
    (Column("statement", "The entry of the statement in the register."), *SOURCE, *CONTENT),
    key="statement",
)
FINDINGS = Table(
    "findings",
    "What the newest readings propose, and how far people decided it. A finding that nobody decided is no entry.",
    (
        Column("finding", "What names the finding, also when its document is read again: a hash."),
        *SOURCE,
        *CONTENT,
        Column("confidence", "The share of such statements that are right, 0 to 1.", "decimal"),
        Column("reader", "The model that proposed it from outside, whose confidence nobody measured; else empty."),
        Column("state", "`proposed`, `awaiting` a second person, `disputed`, `confirmed`, `corrected` or `rejected`."),
    ),
)
_SIDES = {"old": "the earlier document", "new": "the later document"}


def _side(side: str) -> tuple[Column, ...]:
    where = _SIDES[side]
    return (
        Column(f"{side}_document", f"The entry of {where}."),
        Column(f"{side}_title", f"What {where} calls itself."),
        Column(f"{side}_date", "Its date, ISO 8601."),
        Column(f"{side}_act", f"What the passage of {where} does; empty where it has none."),
        Column(f"{side}_actors", "Who does it: ids.", several=True),
        Column(f"{side}_standing", "`own`, `joint` or `told`."),
        Column(f"{side}_attributed_to", "Who speaks."),
        Column(f"{side}_quote", "Its words, in one line."),
        Column(f"{side}_state", "How far it was decided; `proposed` is as it was read."),
    )


COMPARISON = Table(
    "comparison",
    "What became of each statement of an earlier document in a later one.",
    (
        Column("became", "`kept`, `reworded`, `new` or `not_repeated`. What is not repeated is not thereby withdrawn."),
        Column("marking", "How the more protected of the two documents is to be handled."),
        *_side("old"),
        *_side("new"),
        Column("given_up", "`withdraws` or `declines` where the later passage gives up what is not repeated."),
        Column("near", "A sentence of the later document that may say what no statement there repeats."),
        Column("worth_asking", "`yes` where what is not repeated is worth asking about (`docs/series.md`)."),
    ),
)
REFERENCES = Table(
    "references",
    "Parties, forums, instruments, issues and persons of a space, with what is known of them: a row for each fact.",
    (
        Column("reference", "The entry of the reference in the register."),
        Column("kind", "`party`, `forum`, `instrument`, `issue` or `person`."),
        Column("id", "What stands for it in statements and in addresses."),
        Column("names", "What it is called: the language, a colon, the name.", several=True),
        Column("one_with", "The id of what it was merged into; empty where it stands for itself."),
        Column("fact", "What is known, such as `office`, `member` or `founded`; empty where nothing is."),
        Column("value", "Words, a date of ISO 8601, or an id."),
        Column("since", "From when on, ISO 8601; empty where it is not known."),
        Column("until", "Until when; empty where it is not known, or goes on."),
        Column("document", "The entry of the document that says so; empty where somebody entered it."),
        Column("quote", "Its words, in one line."),
        Column("marking", "How that document is to be handled; what cites none, as the space has it."),
    ),
)

__all__ = [
    "BETWEEN",
    "BOOLEAN",
    "COMPARISON",
    "CONTENT",
    "FINDINGS",
    "REFERENCES",
    "SOURCE",
    "STATEMENTS",
    "Column",
    "Table",
]

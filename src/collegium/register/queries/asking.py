"""What somebody looks for, in passages and in entries; and in which spaces it is looked for."""

from dataclasses import dataclass

from collegium.accounts.access import Anybody, spaces_of
from collegium.accounts.errors import Improper
from collegium.accounts.models import Space, SpaceKind
from collegium.register.derived.passages import ACT, DOCUMENT, FORUM, ISSUE, LANGUAGE, PARTY, STANDING
from collegium.register.rules.references import PLURALS
from collegium.register.search.places import first_of
from collegium.register.search.query import understood

ROWS = 20
COUNTED = 1000
RANKED = 200
PASSAGE, ENTRY = "passage", "entry"
CARDED = ("document", *PLURALS, "series", "inquiry", "statement")
KINDS = (PASSAGE, ENTRY, *CARDED)
FACETS = {
    "act": ACT,
    "party": PARTY,
    "forum": FORUM,
    "issue": ISSUE,
    "standing": STANDING,
    "language": LANGUAGE,
    "document": DOCUMENT,
}
OF_STATEMENTS = ("act", "party", "forum", "issue", "standing")


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for: words, and what the passage, its document or a statement in it must be.

    `party`, `forum` and `issue` are ids or names: each space is asked for what is called so there.
    `begin` and `end` are a day, month or year of the document's date; `space` is an id, empty for all. `kind` is one of
    `KINDS`, empty for passages and entries. `order` is `newest` or `hits`.
    """

    words: str = ""
    space: str = ""
    act: str = ""
    party: str = ""
    forum: str = ""
    issue: str = ""
    standing: str = ""
    language: str = ""
    document: str = ""
    begin: str = ""
    end: str = ""
    kind: str = ""
    order: str = "newest"

    @property
    def narrowed(self) -> dict[str, str]:
        """What is asked besides words, by name."""
        return {name: value for name in FACETS if (value := getattr(self, name))}

    @property
    def of_statements(self) -> dict[str, str]:
        """What is asked of statements, which one of them must be alone. Of entries none but these are found by it."""
        return {name: value for name, value in self.narrowed.items() if name in OF_STATEMENTS}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        return not self.words.strip() and not self.narrowed and self.kind not in CARDED

    @property
    def wants_passages(self) -> bool:
        """Whether passages are looked for."""
        return self.kind in ("", PASSAGE)

    @property
    def wants_entries(self) -> bool:
        """Whether entries are looked for, and can be found."""
        return self.kind in ("", ENTRY, "statement") if self.of_statements else self.kind != PASSAGE


def check(asked: Asked) -> None:
    """Raises Improper for a question that cannot be asked, or asks nothing."""
    understood(asked.words)
    _check_period(asked)
    if asked.is_empty:
        raise Improper("Nothing is looked for.", "Write a word, or choose what it is to be narrowed to.")


def spaces_asked(person: Anybody, asked: Asked) -> list[Space]:
    """The spaces that are asked. Raises Improper for a period that there is none."""
    _check_period(asked)
    seen = spaces_of(person).exclude(kind=SpaceKind.INSTALLATION)
    return list((seen.filter(pk=asked.space) if asked.space else seen).order_by("pk"))


def _check_period(asked: Asked) -> None:
    """Raises Improper for what is no date."""
    for day in (asked.begin, asked.end):
        if day and not first_of(day):
            raise Improper(f"This is no date: {day}.", "Write a day, month or year as 2031-02-03, 2031-02 or 2031.")

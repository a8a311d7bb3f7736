"""The columns of what leaves of the programme, declared once: XLSX, CSV with its description, JSON and paper take their
meaning from here. Heads of plans and programmes are words that an import knows again."""

from collections.abc import Iterable

from collegium.exchange.exports.columns import BOOLEAN, Column, Table

LEAD = "lead_"
_BEFORE = (
    Column("number", "The number in the list.", "integer"),
    Column("title", "What it is called."),
)
_BEHIND = (
    Column("rests_on", "The documents on which it rests, by their names.", several=True),
    Column("entry", "The entry of the register."),
)


def _leads(codes: Iterable[str]) -> tuple[Column, ...]:
    return tuple(Column(f"{LEAD}{code}", f"The unit that leads it for {code}.") for code in codes)


def plan_table(codes: Iterable[str]) -> Table:
    """A plan of consultations between partners of these codes: a row for each subject."""
    return Table(
        "plan",
        "The subjects of a plan of consultations, and what became of each.",
        (
            *_BEFORE,
            Column("issue", "What it is about."),
            Column("level", "At which level partners consult."),
            Column("planned", "The month or day for which it is planned, ISO 8601.", "date"),
            Column("place", "Where."),
            Column("in_person", "`yes`, `no`, or empty where nobody has said.", BOOLEAN),
            *_leads(codes),
            Column("state", "`planned`, `held`, `postponed`, `merged` or `dropped`."),
            Column("held", "The day on which it was held, ISO 8601.", "date"),
            Column("outcome", "What came of it."),
            Column("why", "Why it was postponed, merged or dropped."),
            Column("merged_into", "The number of the subject with which it was held.", "integer"),
            *_BEHIND,
        ),
        key="entry",
    )


def programme_table(codes: Iterable[str]) -> Table:
    """A programme of partners of these codes: a row for each action."""
    return Table(
        "programme",
        "The concerted actions of a programme.",
        (
            *_BEFORE,
            Column("text", "What is to be done."),
            Column("issue", "What it is about."),
            Column("forum", "Where action is taken."),
            Column("due", "The day by which, ISO 8601.", "date"),
            Column("measure", "By what one will know that it was done."),
            *_leads(codes),
            Column("state", "`planned`, `under way`, `carried out` or `dropped`."),
            *_BEHIND,
        ),
        key="entry",
    )


ADJUSTMENTS = Table(
    "adjustments",
    "The adjustments of a programme: amendments, and where it was said that none was made.",
    (
        Column("on", "The day, ISO 8601.", "date"),
        Column("none_made", "`yes` where it was said that none was made.", BOOLEAN),
        Column("occasion", "Asked about what."),
        Column("said_by", "Who said so."),
        Column("state", "`proposed`, `adopted`, `withdrawn`, or `recorded` where none was made."),
        Column("action", "The number of the action that it alters; empty for a new one.", "integer"),
        Column("field", "What of it."),
        Column("after", "What it says then."),
        *_BEHIND,
    ),
)
GRID = Table(
    "grid",
    "What partners' posts did, as far as each partner shares it. What is not shared stands nowhere here.",
    (
        Column("about", "The action, text or initiative."),
        Column("place", "The place of the post."),
        Column("partner", "The code of the partner."),
        Column("post", "The post."),
        Column("state", "How far it is."),
        Column("due", "Until when, ISO 8601.", "date"),
        Column("title", "What it was charged with; empty where only the status is shared."),
        Column("position", "In which sense."),
        Column("fallback", "What holds where that fails."),
        Column("report", "What it reported."),
        Column("entry", "The entry of the register."),
    ),
    key="entry",
)
TABLES = {each.name: each for each in (plan_table(()), programme_table(()), ADJUSTMENTS, GRID)}

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
            Column("level", "At which level partners consult.", fixed=True),
            Column("planned", "The month or day for which it is planned, ISO 8601.", "date"),
            Column("place", "Where."),
            Column("in_person", "`yes`, `no`, or empty where nobody has said.", BOOLEAN),
            *_leads(codes),
            Column("state", "`planned`, `held`, `postponed`, `merged` or `dropped`.", fixed=True),
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
            _BEFORE[0],
            Column("printed", "The number that the signed paper gives it, where that is another one."),
            *_BEFORE[1:],
            Column("text", "What is to be done."),
            Column("issue", "What it is about."),
            Column("forum", "Where action is taken."),
            Column("due", "The day by which, ISO 8601.", "date"),
            Column("measure", "By what one will know that it was done."),
            *_leads(codes),
            Column("state", "`planned`, `under way`, `carried out` or `dropped`.", fixed=True),
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
        Column("state", "`proposed`, `adopted`, `withdrawn`, or `recorded` where none was made.", fixed=True),
        Column("action", "The number of the action that it alters; empty for a new one."),
        Column("field", "What of it, by the name of its column; `dropped` where it is dropped.", fixed=True),
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
        Column("state", "How far it is.", fixed=True),
        Column("due", "Until when, ISO 8601.", "date"),
        Column("title", "What it was charged with; empty where only the status is shared."),
        Column("position", "In which sense."),
        Column("fallback", "What holds where that fails."),
        Column("report", "What it reported."),
        Column("entry", "The entry of the register."),
    ),
    key="entry",
)
TOPIC = Table(
    "topic",
    "What came of one topic on a day, place by place: a row for what each partner shares of it.",
    (
        Column("topic", "The action, text or initiative."),
        Column("place", "The place."),
        Column("outcome", "What came of it there, of all that is shared.", fixed=True),
        Column("partner", "The code of the partner."),
        Column("sign", "What stands there of this partner.", fixed=True),
        Column("posts", "Its posts there.", several=True),
        Column("states", "How far each charge is that it shares.", several=True, fixed=True),
        Column("due", "Until when, ISO 8601.", several=True),
        Column("covered_by", "Who covers for it: the code of a partner, a colon, the post.", several=True),
        Column("handling", "How it is to be handled, and for whom it is."),
        Column("on", "The day as of which it is told, ISO 8601.", "date"),
    ),
)
INSTRUCTIONS = Table(
    "instructions",
    "What posts are charged with, as the person may see it: a row for each post, and for each draft.",
    (
        Column("post", "The post; empty of a draft."),
        Column("place", "The place of the post."),
        Column("title", "What the instruction is called."),
        Column("text", "What it says, in the words that this post has."),
        Column("line", "The line to take: what is to be done, a colon, in which sense.", fixed=True),
        Column("fallback", "What holds where that fails."),
        Column("issued", "The day of issue, ISO 8601, in UTC.", "date"),
        Column("due", "The day until when, ISO 8601, in UTC.", "date"),
        Column("state", "How far the post is; `draft` where none is charged.", fixed=True),
        Column("on", "The day on which it came there, ISO 8601, in UTC.", "date"),
        Column("followed", "`line` or `fallback`, where something was done.", fixed=True),
        Column("remark", "What was said with that."),
        Column("shared", "What other partners may see of it: `nothing`, `status` or `text`.", fixed=True),
        Column("about", "The action, the joint text or the initiative."),
        Column("handling", "How the instruction is to be handled."),
        Column("entry", "The entry of the register."),
    ),
    key="entry",
)
TABLES = {each.name: each for each in (plan_table(()), programme_table(()), ADJUSTMENTS, GRID, TOPIC, INSTRUCTIONS)}

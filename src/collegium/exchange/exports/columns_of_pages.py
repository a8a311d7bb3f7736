"""The columns of what the register's pages tell: the record of one thing, undertakings, questions, what is wanted and
what a search found; and all tables by their names."""

from collegium.exchange.exports.columns import (
    BOOLEAN,
    COMPARISON,
    CONTENT,
    FINDINGS,
    REFERENCES,
    SOURCE,
    STATEMENTS,
    Column,
    Table,
)

_ADDRESS = Column("address", "The address of the passage here; it stays, also when the document is read again.")
_TOLD_OF = (
    *SOURCE[:-1],
    Column("marking", "How the document is to be handled, or the most protected of what else the row tells of."),
)
RECORD = Table(
    "record",
    "What a space's record says of one party, forum, instrument, issue or person: own words first, then joint texts, "
    "then what others tell.",
    (
        Column("of", "What it is about: its kind, a colon, its id."),
        Column("part", "`does` for what it says and does itself, `concerns` for what else names it."),
        Column("state", "`entered` in the register; else `proposed`, `awaiting` a second person, or `disputed`."),
        Column("statement", "The entry of the statement in the register; empty of what nobody has decided on."),
        *SOURCE,
        *CONTENT,
    ),
)
UNDERTAKINGS = Table(
    "undertakings",
    "Undertakings that stand in the register, and when each was last reaffirmed, as far as later documents tell.",
    (
        Column("statement", "The entry of the undertaking in the register."),
        *_TOLD_OF,
        *CONTENT,
        Column("last_reaffirmed", "The date of the last document that says it again in own words or a joint text."),
        Column("reaffirmed_in", "The entry of that document; empty where none of those that you see does."),
        Column("reaffirmed_by", "Who speaks there."),
        Column("reaffirmed_quote", "Its words, in one line."),
        Column("reaffirmed_decided", "`yes` where somebody confirmed that passage, `no` as it was read.", BOOLEAN),
        Column("given_up_in", "Later documents that withdraw or decline it.", several=True),
        Column(
            "not_repeated_in",
            "Later documents of a series that do not repeat it, which is no withdrawal.",
            several=True,
        ),
        Column("perhaps_in", "Later documents in which a sentence may say the same.", several=True),
        Column("told_in", "Later documents in which others tell of it, which reaffirms nothing.", several=True),
        Column(
            "on_condition_in",
            "Later documents with words on its condition: a person says what they mean.",
            several=True,
        ),
    ),
    key="statement",
)
QUESTIONS = Table(
    "questions",
    "Questions with their answers: a row for each thing that a question takes for granted, one where it takes nothing.",
    (
        *SOURCE,
        Column("number", "Which question of the document it is, from 1.", "integer"),
        Column("address", "Its address here."),
        Column("asker", "Who asks, where the document says so."),
        Column("medium", "For whom."),
        Column("question", "The words of the question, in one line."),
        Column("answer", "The words of the answer, each turn behind its speaker; empty where the text has none."),
        Column("answerers", "Who answers.", several=True),
        Column("issues", "What it is about: words of the vocabulary.", several=True),
        Column("premise", "What the question takes for granted, in its words."),
        Column(
            "uptake", "What the answer did with it: `confirmed`, `denied`, `not_taken_up`; empty where that is open."
        ),
        Column("uptake_state", "`said` by a person, `proposed` by a program; empty where it is open."),
        Column("uptake_by", "Who says so."),
        Column("uptake_answerer", "By whose words."),
        Column("uptake_quote", "These words, in one line."),
    ),
)
WANTED = Table(
    "wanted",
    "What documents tell of and the register lacks, and totals beside what is held: a row for each time it was sought.",
    (
        Column("name", "What is wanted, as the document calls it; of a total what is counted."),
        Column("sort", "What paper it is, or of a total what is counted."),
        Column("of", "What a total belongs to."),
        Column("stated", "The number that the document states; empty of a paper.", "integer"),
        Column("held", "How many of these are here; empty of a paper.", "integer"),
        Column("counted_by", "By what a total is counted, where somebody said so: its sort, a colon, its name."),
        *_TOLD_OF,
        Column("quote", "The words that tell of it, in one line."),
        Column("start", "Where the passage begins in the text of the reading, in Unicode code points.", "integer"),
        Column("end", "Where it ends.", "integer"),
        _ADDRESS,
        Column("told_in", "How many documents tell of it.", "integer"),
        Column("holders", "Who may have it: ids of parties and forums.", several=True),
        Column("seems_to_be", "The entry of a document here that seems to be it."),
        Column(
            "outcome", "What came of looking: `asked`, `not_found`, `refused`, `found` or `not_wanted`; else empty."
        ),
        Column("sought", "Where it was looked for, or who was asked."),
        Column("sought_on", "On which day, ISO 8601."),
        Column("sought_by", "Who says so."),
        Column("found", "The entry of the document that was found."),
    ),
)
FOUND = Table(
    "search",
    "Passages that a search found, in all spaces that you see or in the one that was named.",
    (
        *SOURCE,
        Column("space", "The space of the document."),
        Column("language", "The language of the passage, ISO 639."),
        Column("quote", "The words of the passage, in one line."),
        Column("start", "Where it begins in the text of the reading, in Unicode code points.", "integer"),
        Column("end", "Where it ends.", "integer"),
        _ADDRESS,
        Column("hits", "How often what was looked for stands in it.", "integer"),
        Column("acts", "What its statements do, those of the register first.", several=True),
        Column("actors", "Who does it: ids of parties and forums.", several=True),
    ),
    key="address",
)
TABLES = {
    each.name: each
    for each in (
        STATEMENTS, FINDINGS, COMPARISON, REFERENCES, RECORD, UNDERTAKINGS, QUESTIONS, WANTED, FOUND,
    )
}  # fmt: skip

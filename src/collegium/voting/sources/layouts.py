"""The layouts in which tables of votes come, told apart by their columns."""

import re
from dataclasses import dataclass, field

from collegium.voting.errors import NotVotes


@dataclass(frozen=True, slots=True)
class Layout:
    """How one kind of table writes rolls. Values are SQL over its columns; `facts` those that describe a roll.

    `states` are the columns that may write the state, the most reliable first. `blank` says that an empty vote is
    one not cast. `facts` may name columns that a given file lacks: they are left out then.
    """

    name: str
    needs: frozenset[str]
    roll: str
    states: tuple[str, ...]
    vote: str
    blank: bool = False
    facts: dict[str, str] = field(default_factory=dict)


RESEARCH = Layout(
    name="research table",
    needs=frozenset({"rcid", "vote"}),
    roll="rcid",
    states=("country_code", "ccode", "country", "countryname"),
    vote="vote",
    facts={"session": "session", "date": "date", "symbol": "unres", "title": "short", "longer": "descr",
           "amend": "amend", "para": "para", "yes": "yes", "no": "no", "abstain": "abstain"},
)  # fmt: skip

LIBRARY = Layout(
    name="UN Digital Library",
    needs=frozenset({"undl_id", "ms_vote", "date", "resolution"}),  # the Security Council's table has no sessions
    roll="undl_id",
    states=("ms_code", "ms_name"),
    vote="ms_vote",
    blank=True,
    facts={"session": "session", "date": "date", "symbol": "resolution", "title": "title",
           "longer": "description", "modality": "modality", "yes": "total_yes", "no": "total_no",
           "abstain": "total_abstentions", "absent": "total_non_voting", "members": "total_ms",
           "draft": "draft", "meeting": "meeting", "note": "vote_note", "forum": "forum"},
)  # fmt: skip

YEARLY = Layout(
    name="votes by year and number",
    needs=frozenset({"year", "vote_no", "country", "vote"}),
    roll="year || '/' || vote_no",
    states=("country",),
    vote="vote",
    facts={"year": "year"},
)

LAYOUTS = (YEARLY, LIBRARY, RESEARCH)

# What describes the rolls of a research table, in a file of its own.
ROLL_CALLS = frozenset({"rcid", "session", "date", "unres"})


def layout_of(columns: frozenset[str], source: str) -> Layout:
    """The layout that a table with these columns has. Raises NotVotes."""
    for layout in LAYOUTS:
        if layout.needs <= columns and columns & set(layout.states):
            return layout
    if len(columns) == 1 and re.search(r"[;\t|]", min(columns)):
        raise NotVotes(
            source, 1, "The columns are not separated by commas.", "Save the table as CSV with commas between columns."
        )
    known = "; ".join(f"{each.name}: {', '.join(sorted(each.needs))}, {' or '.join(each.states)}" for each in LAYOUTS)
    raise NotVotes(
        source,
        1,
        f"These columns are no layout of votes that is known here: {', '.join(sorted(columns))[:200]}.",
        f"Known are {known}.",
    )

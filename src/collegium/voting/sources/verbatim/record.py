"""The lines of a verbatim record → its rolls."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from collegium.voting.errors import DoubleVote, NotVotes, UnknownVote
from collegium.voting.matrix import ABSTAIN, NO, YES
from collegium.voting.rolls import GENERAL_ASSEMBLY, SECURITY_COUNCIL, WITHOUT_A_VOTE, Later, Roll
from collegium.voting.sources.verbatim.context import Context
from collegium.voting.sources.verbatim.decisions import Decision, decision_of
from collegium.voting.sources.verbatim.lists import later, members
from collegium.voting.states import States

SOURCE = "verbatim records"
_SYMBOL = re.compile(r"(?:A|S)/(?:(?:ES-|S-)?\d+/)?PV\.\d+(?:\s*\((?:Resumption|Part).*?\))?")
_DAY = re.compile(
    r"\b(\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4})\b"
)
_LISTS = (
    (re.compile(r"In favour:", re.IGNORECASE), YES),
    (re.compile(r"Against:", re.IGNORECASE), NO),
    (re.compile(r"(?:Abstaining|Abstentions):", re.IGNORECASE), ABSTAIN),
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Which meeting a record is of. `source` is what errors call the record, `kept_as` what the rolls do."""

    symbol: str
    forum: str
    session: str
    day: date | None
    source: str
    kept_as: str


@dataclass(slots=True)
class _Lists:
    """The lists of a vote as far as they were read: their text by vote, and the line at which the first began."""

    row: int = 0
    text: dict[int, str] = field(default_factory=dict)
    last: int = 0

    def begin(self, vote: int, rest: str, row: int, source: str) -> None:
        """A list begins. Raises UnknownVote where the one before has no result yet."""
        if vote in self.text:
            raise _broken(source, self.row)
        self.row = self.row or row
        self.last = vote
        self.text[vote] = rest

    def go_on(self, line: str) -> None:
        """A line between a list's heading and the result belongs to the list."""
        if self.last:
            self.text[self.last] += f" {line}"


def read_record(
    lines: Sequence[str], states: States, source: str = "the record", kept_as: str = SOURCE
) -> tuple[Roll, ...]:
    """The decisions of a verbatim record, in order: by vote, with what members said later, and without a vote.

    `lines` are those of the text, without page furniture; `kept_as` is what the
    rolls call their source. Raises NotVotes where it is no verbatim record or has no
    decision, UnknownState, DoubleVote, UnknownVote where lists break off.
    """
    meeting = meeting_of(lines, source, kept_as)
    rolls = tuple(_rolls(lines, meeting, states))
    if not rolls:
        raise NotVotes(source, None, "The record tells of no decision.", "Check that it is the right meeting.")
    return rolls


def meeting_of(lines: Sequence[str], source: str, kept_as: str = SOURCE) -> Meeting:
    """The meeting, from the head of its record. Raises NotVotes."""
    head = "\n".join(lines[:40])
    symbol = _SYMBOL.search(head)
    if not symbol:
        raise NotVotes(
            source, 1, "There is no symbol such as A/65/PV.71 at its head.", "Give an official verbatim record."
        )
    found = _DAY.search(head)
    day = datetime.strptime(found[1], "%d %B %Y").date() if found else None
    council = symbol[0].startswith("S/")
    parts = symbol[0].split("/")
    session = "" if council else parts[1]
    return Meeting(symbol[0], SECURITY_COUNCIL if council else GENERAL_ASSEMBLY, session, day, source, kept_as)


def _rolls(lines: Sequence[str], meeting: Meeting, states: States) -> Iterator[Roll]:
    lists, context, seen = _Lists(), Context(), 0
    for place, line in enumerate(lines):
        context.read(line)
        begun = _list_of(line)
        decision = None if begun else decision_of(line, listed=bool(lists.text))
        if begun:
            lists.begin(*begun, place + 1, meeting.source)
        elif decision:
            seen += 1
            notes = "\n".join(_notes(lines[place + 1 :]))
            told = tuple(later(notes, meeting.day, states, meeting.source, place + 2))
            votes = _votes(lists, meeting, states)
            yield _roll(decision, votes, told, context, meeting, seen)
            lists = _Lists()
        else:
            lists.go_on(line)
    if lists.text:
        raise _broken(meeting.source, lists.row)


def _broken(source: str, row: int) -> UnknownVote:
    return UnknownVote(
        source, row, "The lists of a vote are not followed by its result.", "The record breaks off: fetch it again."
    )


def _list_of(line: str) -> tuple[int, str] | None:
    """The vote whose list begins with a line, and what of the list stands in that line."""
    for heading, vote in _LISTS:
        found = heading.match(line.strip())
        if found:
            return vote, line.strip()[found.end() :]
    return None


def _notes(following: Sequence[str]) -> Iterator[str]:
    """The notes in brackets right after a decision."""
    for line in following:
        if not line.startswith("["):
            return
        yield line


def _votes(lists: _Lists, meeting: Meeting, states: States) -> dict[str, int]:
    """The votes of the lists. Raises UnknownState, DoubleVote."""
    votes: dict[str, int] = {}
    for vote, listed in lists.text.items():
        for state in members(listed, meeting.day, states, meeting.source, lists.row):
            if state in votes:
                raise DoubleVote(
                    meeting.source, lists.row, f"{state} stands twice in the lists of one vote.", "Check the record."
                )
            votes[state] = vote
    return votes


def _roll(
    decision: Decision, votes: dict[str, int], told: tuple[Later, ...], context: Context, meeting: Meeting, number: int
) -> Roll:
    notes = [f"report: {context.report}"] if context.report else []
    if not votes and decision.stated is None and decision.carried:
        notes.append(WITHOUT_A_VOTE)
    return Roll(
        id=f"{meeting.symbol}#{number}",
        source=meeting.kept_as,
        forum=meeting.forum,
        session=meeting.session,
        day=meeting.day,
        year=meeting.day.year if meeting.day else 0,
        symbol=context.symbol_of(decision, meeting.forum == SECURITY_COUNCIL),
        title=context.title_of(decision),
        stage=decision.stage,
        votes=votes,
        stated=decision.stated,
        notes=tuple(notes),
        later=told,
    )

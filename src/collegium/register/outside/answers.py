"""What a model answered, taken as hostile: what is not of the contract, or not of the text, goes.

Of its own words nothing is kept. Quotes, conditions, instruments and speakers stand verbatim in the text, white space
apart; acts and standings are of the contract, ids of the vocabulary, times are whole days.
"""

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from collegium.reading.contract import ACTS, STANDINGS, Span, Turn
from collegium.register.errors import OutsideFailed
from collegium.register.rules.anchoring import Occurrences, collapsed

REMEDY = "Look at its server and its model."
MOST = 200  # statements in one answer
LONGEST = 2000  # characters of a quote
LONGEST_NAME = 200
LEAST_WORDS = 3
MOST_IN_A_LIST = 20
SILENT = frozenset({"question", "chair"})
FENCED = re.compile(r"\A\s*```(?:json)?\s*\n(.*)\n\s*```\s*\Z", re.DOTALL)
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that the vocabulary knows: of parties and forums together, of forums, of issues."""

    actors: Collection[str]
    forums: Collection[str]
    issues: Collection[str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement that a model proposes: `quote` as it stands in the text, `number` which occurrence of it there."""

    quote: str
    number: int
    act: str
    standing: str
    actors: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    forums: list[str] = field(default_factory=list)
    instruments: list[str] = field(default_factory=list)
    issues: list[str] = field(default_factory=list)
    when_start: str = ""
    when_end: str = ""
    condition: str = ""
    attributed_to: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What is left of an answer, and how many statements went for which reason."""

    proposals: list[Proposal]
    dropped: dict[str, int]

    def plain(self) -> dict[str, Any]:
        """As JSON has it."""
        return {"proposals": [asdict(each) for each in self.proposals], "dropped": self.dropped}


def said_in(body: bytes) -> list[Any]:
    """The statements in the body of an answer, as they came. Raises OutsideFailed."""
    choices = _object(_json(body)).get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    message = _object(first).get("message")
    content = _object(message).get("content")
    if not isinstance(content, str):
        raise OutsideFailed("The answer of the outside reader holds no message.", REMEDY)
    fenced = FENCED.match(content)
    statements = _object(_json(fenced[1] if fenced else content)).get("statements")
    if not isinstance(statements, list):
        raise OutsideFailed("The answer of the outside reader holds no list of statements.", REMEDY)
    if len(statements) > MOST:
        raise OutsideFailed(f"The answer of the outside reader has more than {MOST} statements.", REMEDY)
    return statements


def _json(said: str | bytes) -> Any:
    try:
        return json.loads(said)
    except (ValueError, RecursionError) as error:
        raise OutsideFailed("The answer of the outside reader is no JSON.", REMEDY) from error


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise OutsideFailed("The answer of the outside reader has another shape than the interface.", REMEDY)
    return value


def answered(statements: list[Any], text: str, piece: Span, turns: Sequence[Turn], known: Known) -> Answered:
    """What is left of some statements about a piece of a text. In turns that ask nothing is stated."""
    return _Sifting(text, piece, turns, known, statements).done()


class _Sifting:
    """One answer, statement by statement."""

    def __init__(self, text: str, piece: Span, turns: Sequence[Turn], known: Known, said: list[Any]) -> None:
        self._text, self._piece, self._turns, self._known, self._said = text, piece, turns, known, said
        self._part = text[slice(*piece)]
        self._plain = collapsed(self._part)
        quotes = [each["quote"] for each in said if isinstance(each, dict) and _is_quote(each.get("quote"))]
        self._places = Occurrences(self._part, quotes)
        self._in_all = Occurrences(text, quotes)
        self._taken: Counter[tuple[str, str]] = Counter()

    def done(self) -> Answered:
        """What is left."""
        kept: list[Proposal] = []
        dropped: Counter[str] = Counter()
        for each in self._said:
            one = self._one(each)
            if isinstance(one, str):
                dropped[one] += 1
            else:
                kept.append(one)
        return Answered(kept, dict(sorted(dropped.items())))

    def _one(self, said: Any) -> Proposal | str:
        """A proposal, or the reason why there is none."""
        if not isinstance(said, dict):
            return "shape"
        act, standing, quote = said.get("act"), said.get("standing"), said.get("quote")
        if act not in ACTS:
            return "act"
        if standing not in STANDINGS:
            return "standing"
        place = self._place(act, str(quote)) if _is_quote(quote) else None
        if place is None:
            return "quote"
        turns = [each for each in self._turns if place[0] < each.span[1] and each.span[0] < place[1]]
        if any(each.role in SILENT for each in turns):
            return "question"
        return self._proposal(said, place, next((each.speaker for each in turns if each.speaker), None))

    def _place(self, act: str, quote: str) -> Span | None:
        """Where the next occurrence of a quote stands that is not the middle of a word; None where there is none."""
        words = collapsed(quote)
        while found := self._places.place(words, self._taken[act, words]):
            self._taken[act, words] += 1
            if self._is_whole(*found):
                return found[0] + self._piece[0], found[1] + self._piece[0]
        return None

    def _is_whole(self, start: int, end: int) -> bool:
        before, after = self._part[start - 1 : start] if start else "", self._part[end : end + 1]
        first, last = self._part[start], self._part[end - 1]
        return not (before.isalnum() and first.isalnum()) and not (after.isalnum() and last.isalnum())

    def _proposal(self, said: Mapping[str, Any], place: Span, speaker: str | None) -> Proposal:
        """What is left of a statement; who speaks is known better from the turns."""
        start, end = _period(said.get("when"))
        quote = self._text[slice(*place)]
        return Proposal(
            quote=quote,
            number=self._in_all.number(quote, place[0]),
            act=said["act"],
            standing=said["standing"],
            actors=_known(said.get("actors"), self._known.actors),
            addressees=_known(said.get("addressees"), self._known.actors),
            forums=_known(said.get("forums"), self._known.forums),
            instruments=self._verbatim(said.get("instruments")),
            issues=_known(said.get("issues"), self._known.issues),
            when_start=start,
            when_end=end,
            condition=self._words(said.get("condition")),
            attributed_to=speaker or self._words(said.get("attributed_to"))[:LONGEST_NAME],
        )

    def _verbatim(self, said: Any) -> list[str]:
        return list(dict.fromkeys(filter(None, (self._words(each) for each in _listed(said)))))

    def _words(self, said: Any) -> str:
        """Words that stand in the piece; empty for others."""
        words = collapsed(said) if isinstance(said, str) and len(said) <= LONGEST else ""
        return words if words and words in self._plain else ""


def _is_quote(said: Any) -> bool:
    return isinstance(said, str) and len(said) <= LONGEST and len(said.split()) >= LEAST_WORDS


def _listed(said: Any) -> list[Any]:
    return said[:MOST_IN_A_LIST] if isinstance(said, list) else []


def _known(said: Any, ids: Collection[str]) -> list[str]:
    return list(dict.fromkeys(each for each in _listed(said) if isinstance(each, str) and each in ids))


def _period(said: Any) -> tuple[str, str]:
    """The days of a period; empty where it has none, or they are in the wrong order."""
    if not isinstance(said, dict):
        return "", ""
    start, end = _day(said.get("start")), _day(said.get("end"))
    return ("", "") if start and end and start > end else (start, end)


def _day(said: Any) -> str:
    if not isinstance(said, str) or not DAY.fullmatch(said):
        return ""
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        return ""

"""Whose words a stretch of text is: who speaks, for which party, and which parties the document is of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from collegium.reading.contract import Heading, Mention, Span

ACTING = ("party", "forum")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the person, the party, and the parties whose document it is; `spoken` where somebody speaks it."""

    speaker: str | None
    party: str | None
    sides: tuple[str, ...]
    spoken: bool

    @property
    def own(self) -> tuple[str, ...]:
        """Whom "we" means."""
        if self.spoken:
            return (self.party,) if self.party else ()
        return self.sides or ((self.party,) if self.party else ())


def sides_of(heading: Heading, text: str, mentions: Sequence[Mention], begin: int) -> tuple[str, ...]:
    """The parties whose document it is: those of its title, else those who begin its first sentence."""
    title = heading.title or ""
    at = text.find(title) if title else -1
    named = _ids(m for m in mentions if at >= 0 and at <= m.span[0] and m.span[1] <= at + len(title))
    if len(named) >= 2:
        return named
    stop = text.find(".", begin)
    opening = _ids(m for m in mentions if m.kind == "party" and begin <= m.span[0] < (stop if stop > 0 else len(text)))
    if heading.kind in ("joint_statement", "communique") and len(opening) >= 2:
        return opening
    return named


def _ids(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.id for m in mentions if m.kind == "party" and m.id))


class Persons:
    """The party of every person whom a text names, as far as it can be told."""

    def __init__(self, text: str, mentions: Sequence[Mention], known: Mapping[str, str]) -> None:
        self._known = dict(known)
        last: Mention | None = None
        for mention in mentions:
            if mention.kind == "person" and mention.name:
                key = surname(mention.name)
                if key not in self._known and last is not None and self._beside(text, last.span, mention.span):
                    self._known[key] = last.id or ""
            if mention.kind == "party" and mention.id:
                last = mention
            elif mention.kind == "person":
                last = None

    @staticmethod
    def _beside(text: str, party: Span, person: Span) -> bool:
        between = text[party[1] : person[0]]
        return (
            len(between) < 90
            and "." not in between.replace("Dr.", "").replace("H.E.", "")
            and " and " not in between.replace("Foreign Affairs and", "")
        )

    def party_of(self, mention: Mention) -> str | None:
        """The party of a person."""
        return self._known.get(surname(mention.name or "")) or None


def surname(name: str) -> str:
    return name.split()[-1].casefold() if name.split() else ""

"""What a text names, gathered: one entry for each party, forum, date and so on, however often it is named."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from collegium.reading.contract import MENTIONED, Mention, Reading
from collegium.reading.vocabulary import Vocabulary

NOTICE = "A listing implies no view on the status of a state, territory, authority, name or border."
PLURALS = dict(zip(MENTIONED, (f"{kind}s" for kind in MENTIONED), strict=True)) | {
    "party": "parties",
    "quantity": "quantities",
}
LAST = "\uffff"  # sorts behind every date
LONGEST_CODE = 12  # characters of an id that a person reads beside the name; longer ones are written for programs


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a text names. `number` counts from 1 in the order in which the text first names them.

    `name` is what the tables call it, else the words of the text; `mentions` are their numbers in `Reading.mentions`,
    from 0; `words` are the different spellings in the text. `id` and `value` are those of Mention.
    """

    number: int
    kind: str
    name: str
    id: str | None
    value: str | int | float | None
    mentions: tuple[int, ...]
    words: tuple[str, ...]

    @property
    def code(self) -> str:
        """The id where it is short enough to be shown beside the name."""
        return self.id if self.id and len(self.id) <= LONGEST_CODE else ""


def entries_of(reading: Reading) -> tuple[Entry, ...]:
    """The entries of a reading in the order in which its text first names them; what has no words is none."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for number, mention in enumerate(reading.mentions):
        words = quote(reading, mention)
        if words:
            groups.setdefault(_key(mention, words), []).append(number)
    return tuple(_entry(reading, number, tuple(group)) for number, group in enumerate(groups.values(), 1))


def quote(reading: Reading, mention: Mention) -> str:
    """The words of a mention in one line."""
    return " ".join(reading.text[slice(*mention.span)].split())


def listed_by_kind(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The entries of each kind that has any, kinds in the contract's order.

    Names stand in the order of their letters, dates in the order of time with unknown ones last, quantities as in the
    text.
    """
    kinds: dict[str, list[Entry]] = {kind: [] for kind in MENTIONED}
    for entry in entries:
        kinds[entry.kind].append(entry)
    return {kind: sorted(found, key=_rank) for kind, found in kinds.items() if found}


def names_of_parties(reading: Reading, vocabulary: Vocabulary | None) -> dict[str, str]:
    """What the parties are called for which somebody speaks, by id; one that no table knows is left out."""
    names = {each.id: each.name for each in reading.mentions if each.kind == "party" and each.id and each.name}
    known = vocabulary or Vocabulary()
    for party in dict.fromkeys(turn.party for turn in reading.turns if turn.party):
        name = known.name_of("party", party, reading.source.language or "en")
        if name:
            names[party] = name
    return names


def _key(mention: Mention, words: str) -> tuple[str, ...]:
    """What two mentions of one thing have in common."""
    if mention.kind == "date":
        return (mention.kind, str(mention.value or words.casefold()))
    if mention.kind == "quantity":
        return (mention.kind, str(mention.value), words.casefold())
    return (mention.kind, (mention.id or mention.name or words).casefold())


def _entry(reading: Reading, number: int, group: tuple[int, ...]) -> Entry:
    mentions = [reading.mentions[place] for place in group]
    first, words = mentions[0], tuple(dict.fromkeys(quote(reading, each) for each in mentions))
    named = next((each.name for each in mentions if each.name), None)
    own = first.id if first.kind == "person" else None
    return Entry(
        number=number,
        kind=first.kind,
        name=named or own or words[0],
        id=None if first.kind == "person" else first.id,
        value=first.value,
        mentions=group,
        words=words,
    )


def _rank(entry: Entry) -> tuple[str, str, int]:
    if entry.kind == "date":
        value = str(entry.value or LAST)
        return value.partition("/")[0], value, entry.number
    if entry.kind == "quantity":
        return "", "", entry.number
    return unicodedata.normalize("NFD", entry.name).casefold(), entry.id or "", entry.number

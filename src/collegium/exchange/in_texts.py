"""What a text makes of a word that means several things, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from collegium.reading.mentions.seats import SEATS
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.known import Known
from collegium.reading.vocabulary.naming import Meaning

UNLESS = "unless it is part of a longer name that the tables have"
NOT_NAMES = ("issue", "office")  # kinds that stand beside what a word names


@dataclass(frozen=True, slots=True)
class InText:
    """A form of a word in a language, and what a text that has it is taken to say."""

    language: str
    form: str
    says: str


def in_texts(meanings: Iterable[Known], vocabulary: Vocabulary) -> tuple[InText, ...]:
    """What is made of each form that means several things; empty where each means one."""
    forms: dict[tuple[str, str], set[object]] = {}
    for meaning in meanings:
        for said in meaning.said if meaning.entry.kind not in NOT_NAMES else ():
            if said.spelling.language and said.spelling.how not in ("id", "surname"):
                forms.setdefault((said.spelling.language, said.form), set()).add(meaning.entry.place)
    shared = {language for language, _ in forms if _rows(forms, language) > 1}
    found = (_made(form, language, vocabulary) for language, form in forms if language in shared)
    return tuple(each for each in found if each)


def _rows(forms: dict[tuple[str, str], set[object]], language: str) -> int:
    return len(set().union(*(places for (code, _), places in forms.items() if code == language)))


def _made(form: str, language: str, vocabulary: Vocabulary) -> InText | None:
    spot = next((spot for spot in vocabulary.spots(form, language) if spot.span == (0, len(form))), None)
    values = spot.values if spot else ()
    if len({(value.kind, value.id) for value in values}) < 2:
        return None
    return InText(language, form, verdict(values))


def verdict(values: tuple[Meaning, ...]) -> str:
    """What is made of a word with several meanings, as readings have it."""
    kinds = {value.kind for value in values}
    if "party" in kinds and "other" not in kinds:
        return _party([value for value in values if value.kind == "party"])
    if kinds <= {"place", "other"}:
        return "names a place"
    if len(kinds) == 1:
        return f"names a {kinds.pop()}, and does not say which of the {len(values)}, {UNLESS}"
    return f"names none of these, {UNLESS}"


def _party(named: list[Meaning]) -> str:
    strong = list(_ids(value for value in named if value.how not in SEATS))
    ids = strong or list(_ids(named))
    which = f"the party {ids[0]}" if len(ids) == 1 else f"a party, and does not say which of {', '.join(ids)}, {UNLESS}"
    return f"names {which}" if strong else f"names, where it acts, {which}; else it is a place"


def _ids(values: Iterable[Meaning]) -> Iterator[str]:
    yield from dict.fromkeys(value.id or "" for value in values)

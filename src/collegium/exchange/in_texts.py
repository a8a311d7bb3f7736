"""What a text makes of a word that means several things, in words."""

from collections.abc import Iterable
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
    """What is made of a word with several meanings, as readings have it; a phrase of "other" is never a party."""
    kinds = {value.kind for value in values} - {"other"}
    if any(value.kind == "other" for value in values):
        kinds -= {"party"}
    if "party" in kinds:
        return _party([value for value in values if value.kind == "party"])
    if len(kinds) != 1:
        return f"names none of these, {UNLESS}"
    kind = kinds.pop()
    return "names a place" if kind == "place" else f"names {_which(kind, [v for v in values if v.kind == kind])}"


def _party(named: list[Meaning]) -> str:
    strong = [value for value in named if value.how not in SEATS]
    if strong:
        return f"names {_which('party', strong)}"
    return f"names, where it acts, {_which('party', named)}; else it is a place"


def _which(kind: str, named: list[Meaning]) -> str:
    ids = list(dict.fromkeys(value.id or "" for value in named))
    return (
        f"the {kind} {ids[0]}" if len(ids) == 1 else f"a {kind}, and does not say which of {', '.join(ids)}, {UNLESS}"
    )

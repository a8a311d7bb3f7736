"""What a word can mean, as it leaves: for the eye or as JSON."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from textwrap import wrap

from collegium.exchange.in_texts import InText, in_texts
from collegium.exchange.named import NOTICE
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.entries import Entry
from collegium.reading.vocabulary.facts import Fact, facts
from collegium.reading.vocabulary.known import Known, Said
from collegium.reading.vocabulary.sources import Origin, Source, origins, sources
from collegium.reading.vocabulary.tables import LANGUAGES

WIDTH = 110
INDENT = " " * 13
CAPITALS = ("however written", "found with a capital", "found in capitals only")
# What a kind of spelling is beyond its word.
HOWS = {
    "id": "id: in files, not in texts",
    "capital": "capital: names the party only where it acts, else a place",
    "metonym": "metonym: names the party only where it acts, else a place",
    "territory": "name of a territory: names the party only where it acts, else a place",
    "agency": "agency: a body of the state, which it names",
    "prefix": "prefix: only before a hyphen",
    "national": "name of nationals",
    "phrase": "phrase: tells of the issue",
    "title": "title or label",
    "surname": "surname: in a speaker's label",
}
PLAIN = ("name", "territory", "phrase", "title", "agency")  # what needs no word before its spellings
BODIES = {"parent": "forum", "body": "forum", "party": "party", "successors": "party"}  # whose ids a fact holds
OF_STATES = ("party", "place", "other")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a word means: in one language or in all, by a vocabulary, with a file of a partnership's own or without."""

    word: str
    language: str | None
    meanings: tuple[Known, ...]
    vocabulary: Vocabulary
    file: str | None = None


def json_of_meanings(answer: Answer) -> str:
    """The answer as one JSON object, with a line end."""
    told = {
        "word": answer.word,
        "language": answer.language,
        "meanings": [_as_object(answer, meaning) for meaning in answer.meanings],
        "in_texts": [{"language": each.language, "form": each.form, "says": each.says} for each in _ambiguous(answer)],
        "sources": [{"key": each.key, "name": each.name, "what": each.what} for each in _sources(answer)],
        "notice": NOTICE if _lists_states(answer) else None,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def table_of_meanings(answer: Answer) -> str:
    """The answer for the eye; nothing in it can steer a terminal."""
    lines = [_opening(answer), ""]
    for meaning in answer.meanings:
        lines += [*_of_meaning(answer, meaning), ""]
    ambiguous = _ambiguous(answer)
    if ambiguous:
        told = (_listed(f"  {each.language:11}", f"“{each.form}” {each.says}") for each in ambiguous)
        lines += ["In a text", *chain.from_iterable(told), ""]
    declared = _sources(answer)
    if declared:
        lines += ["Sources", *(line for each in declared for line in _listed(f"  {each.key:11}", _source(each))), ""]
    if _lists_states(answer):
        lines += [NOTICE, ""]
    return (
        "\n".join("".join(char if char.isprintable() else " " for char in line).rstrip() for line in lines[:-1]) + "\n"
    )


def _opening(answer: Answer) -> str:
    count = len(answer.meanings)
    where = f" in {answer.language}" if answer.language else ""
    return f"“{answer.word}” means {'one thing' if count == 1 else f'{count} things'}{where}."


def _of_meaning(answer: Answer, meaning: Known) -> Iterator[str]:
    entry = meaning.entry
    yield " ".join(filter(None, (entry.kind, entry.id))) + f": {_name(answer, entry)}"
    yield from _block("as", _ways(meaning.said))
    yield from _block(
        "facts", ["; ".join(f"{name} {_told(answer, name, fact)}" for name, fact in facts(entry).items())]
    )
    spelled = _spellings(entry, answer.language)
    yield from _block("spellings", [f"{code:4}{_by_how(words)}" for code, words in spelled.items()])
    yield from _block("from", [f"{each.table}: {', '.join(each.keys)}" for each in _origins(answer, meaning)])
    if meaning.own or meaning.widened:
        added = "" if meaning.own else ", which adds to the row"
        yield from _block(
            "and" if _origins(answer, meaning) else "from", [f"{answer.file}: a partnership's own file{added}"]
        )


def _block(name: str, texts: list[str]) -> Iterator[str]:
    """Texts in lines of their own behind a word, the long ones wrapped."""
    for number, text in enumerate(filter(None, texts)):
        yield from _listed(f"  {name if not number else '':11}", text)


def _listed(before: str, text: str) -> Iterator[str]:
    yield from wrap(text, WIDTH, initial_indent=before, subsequent_indent=INDENT + "    ", break_on_hyphens=False)


def _ways(said: tuple[Said, ...]) -> list[str]:
    """How a word means a row, what is alike in several languages once."""
    ways: dict[str, list[str]] = {}
    for each in said:
        ways.setdefault(_said(each), []).append(each.spelling.language)
    return [f"{' '.join(codes):4}{' ' * (len(codes) > 1)}{way}" for way, codes in ways.items()]


def _said(said: Said) -> str:
    spelling = said.spelling
    written = spelling.text.removeprefix("=")
    form = f", a form of “{written}”" if said.form != written else ""
    capitals = "" if spelling.how in ("id", "title") or not said.capitals else f", {CAPITALS[said.capitals]}"
    own = ", of the own file" if said.own else ""
    return f"“{said.form}”{form}, {HOWS.get(spelling.how, spelling.how)}{capitals}{own}"


def _told(answer: Answer, name: str, fact: Fact) -> str:
    """A fact in words, with the names of the ids that it holds."""
    if isinstance(fact, tuple):
        return ", ".join(_told(answer, name, each) for each in fact)
    kind = BODIES.get(name)
    known = isinstance(fact, str) and kind and answer.vocabulary.name_of(kind, fact, answer.language or "en")
    return f"{fact} ({known})" if known else f"{fact:,}" if isinstance(fact, int) else str(fact)


def _by_how(words: dict[str, list[str]]) -> str:
    """The spellings of one language, set apart as in the tables; those that are no names behind what they are."""
    return "; ".join(("" if how in PLAIN else f"{how} ") + " | ".join(texts) for how, texts in words.items())


def _name(answer: Answer, entry: Entry) -> str:
    """What a row is called in the language that was asked for, else in English, else in any."""
    language = answer.language or "en"
    if entry.kind in ("party", "forum", "instrument") and entry.table != "agencies" and entry.id:
        named = answer.vocabulary.name_of(entry.kind, entry.id, language)
        if named:
            return named
    spelled = [each for each in entry.spellings() if each.how != "surname"]
    ranked = sorted(spelled, key=lambda each: (each.language not in ("", language), each.language != "en"))
    return ranked[0].text.removeprefix("=") if ranked else entry.key[0]


def _spellings(entry: Entry, language: str | None) -> dict[str, dict[str, list[str]]]:
    """All spellings by language and by what they are; of persons those that hold for all languages under "all"."""
    found: dict[str, dict[str, list[str]]] = {}
    for each in entry.spellings():
        if language in (None, each.language) or not each.language:
            how = "name" if each.how == "abbreviation" else each.how
            if how != "surname":
                found.setdefault(each.language or "all", {}).setdefault(how, []).append(each.text.removeprefix("="))
    return found


def _origins(answer: Answer, meaning: Known) -> tuple[Origin, ...]:
    """The shipped tables of a row; none for a row that a partnership's file has made."""
    languages = tuple({each.spelling.language for each in meaning.said} & set(LANGUAGES)) or LANGUAGES
    return () if meaning.own else origins(meaning.entry, (answer.language,) if answer.language else languages)


def _sources(answer: Answer) -> list[Source]:
    named = {key for meaning in answer.meanings for each in _origins(answer, meaning) for key in each.keys}
    return [source for source in sources() if source.key in named]


def _source(source: Source) -> str:
    return f"{source.name}: {source.what}"


def _ambiguous(answer: Answer) -> tuple[InText, ...]:
    return in_texts(answer.meanings, answer.vocabulary)


def _lists_states(answer: Answer) -> bool:
    return any(meaning.entry.kind in OF_STATES for meaning in answer.meanings)


def _as_object(answer: Answer, meaning: Known) -> dict[str, object]:
    entry = meaning.entry
    return {
        "kind": entry.kind,
        "id": entry.id,
        "name": _name(answer, entry),
        "said": [
            {
                "how": each.spelling.how,
                "language": each.spelling.language or None,
                "spelling": each.spelling.text.removeprefix("="),
                "form": each.form,
                "capitals": ("any", "first", "all")[each.capitals],
                "own": each.own,
            }
            for each in meaning.said
        ],
        "facts": facts(entry),
        "spellings": _spellings(entry, answer.language),
        "from": [{"table": each.table, "sources": each.keys} for each in _origins(answer, meaning)],
        "own": answer.file if meaning.own or meaning.widened else None,
    }

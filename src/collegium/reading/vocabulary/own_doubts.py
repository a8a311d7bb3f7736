"""What may be wrong with a partnership's file whose shape is right: words that then mean several things, and gaps."""

import re
from collections.abc import Iterator, Mapping
from functools import partial

from collegium.reading.vocabulary.checks import Row, checked
from collegium.reading.vocabulary.counts import Count, counted
from collegium.reading.vocabulary.doubts import Doubt, circle
from collegium.reading.vocabulary.entries import EVERY, Entry, Spelling, entries
from collegium.reading.vocabulary.shared_forms import Forms, Sense, folded, sense, senses
from collegium.reading.vocabulary.vocabulary import Vocabulary
from collegium.reading.words import LANGUAGES, words

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CODE = re.compile(r"A{2}|Q[M-Z]|X[A-Z]|Z{2}")  # what ISO 3166-1 leaves to users
SINGULAR = {"parties": "party", "forums": "forum", "persons": "person", "instruments": "instrument", "issues": "issue"}
NAMING = ("names", "capitals", "metonyms", "adjectives", "nationals")
LOW = ("names", "metonyms")  # where a word without a capital is found in every sentence that has it
SHARING = "Leave it out, or write a longer name; in a text it may then name neither."


def added(tables: Mapping[str, object], there: Vocabulary) -> tuple[Count, ...]:
    """What a file adds to a vocabulary: rows and spellings by table. Errors: VocabularyError, as in `extend`."""
    both = there.extend(tables)
    before = {entry.place: frozenset(entry.spellings()) for entry in entries(there)}
    rows = {sense(entry): entry for entry in entries(both) if entry.table != "agencies"}
    own = ((table, rows[_own(table, row)]) for table, held in checked(tables).items() for row in held)
    return counted((table, entry.place in before, _new(entry, before)) for table, entry in own)


def doubts(tables: Mapping[str, object], there: Vocabulary) -> Iterator[Doubt]:
    """What is doubtful in a file, row by row; something may come twice. Errors: VocabularyError, as in `extend`."""
    both = there.extend(tables)
    held = checked(tables)
    known = {sense(entry) for entry in entries(there)}
    bodies = {party.id for party in both.parties} | {forum.id for forum in both.forums}
    spoken = {code for row in held["forums"] for code in row.words("names")}
    parents = {issue.id: issue.parent for issue in both.issues if issue.parent}
    meant = {code: senses(both, code) for code in _languages(held)}
    for table, rows in held.items():
        for row in rows:
            own = _own(table, row)
            if own not in known:
                yield from _of_id(table, row)
                yield from _nameless(table, row)
                yield from _silent(table, row, spoken)
            yield from _of_words(table, row, own, meant)
            if table == "instruments" and row.text("forum") and row.text("forum") not in bodies:
                cause = f"No forum or party has the id {row.text('forum')!r}."
                yield Doubt(f"{row.where}, forum", cause, "Correct the id, or give the forum a row.")
            if table == "issues" and circle(row.text("id"), parents):
                yield Doubt(f"{row.where}, parent", "Its parents run in a circle.", "Correct one of them.")
    yield from _twice(held)


def _own(table: str, row: Row) -> Sense:
    """What a row of a file is of; persons have their names for ids."""
    return SINGULAR[table], row.text("id") or row.text("name")


def _new(entry: Entry, before: Mapping[tuple[str, tuple[str, ...]], frozenset[Spelling]]) -> list[Spelling]:
    there = before.get(entry.place, frozenset())
    return [spelling for spelling in entry.spellings() if spelling not in there]


def _languages(held: Mapping[str, list[Row]]) -> frozenset[str]:
    """The languages of the file's words, and those of the tables: the name of a person counts in all."""
    cells = (row.words(key) for rows in held.values() for row in rows for key in (*NAMING, "prefixes"))
    return frozenset(code for words_ in cells for code in words_) | frozenset(LANGUAGES)


def _of_id(table: str, row: Row) -> Iterator[Doubt]:
    own = row.text("id")
    if not own or SLUG.fullmatch(own) or (table == "parties" and CODE.fullmatch(own)):
        return
    rule = "a slug (lower-case letters and digits, a hyphen between words)"
    if table == "parties":
        rule = f"a code that ISO 3166-1 leaves to users (QM to QZ, XA to XZ) or {rule}"
    yield Doubt(f"{row.where}, id", f"{own!r} is an unusual id.", f"Give it {rule}.")


def _nameless(table: str, row: Row) -> Iterator[Doubt]:
    if table != "persons" and not any(row.words(key) for key in (*NAMING, "words")):
        yield Doubt(row.where, "It has no words, so no text can name it.", "Give it names.")


def _silent(table: str, row: Row, spoken: set[str]) -> Iterator[Doubt]:
    """A forum without a name in a language in which others of the file have one."""
    missing = sorted(spoken - {code for code, texts in row.words("names").items() if texts})
    if table == "forums" and row.words("names") and missing:
        cause = f"It has no name in {', '.join(missing)}, as other forums of the file have."
        yield Doubt(f"{row.where}, names", cause, "Give it one, or leave it if it has none.")


def _of_words(table: str, row: Row, own: Sense, meant: Mapping[str, Forms]) -> Iterator[Doubt]:
    if table == "issues":
        return
    if table == "persons":
        for code in LANGUAGES:
            yield from _several(f"{row.where}, name", Spelling("name", EVERY, row.text("name")), own, code, meant[code])
    for key in (*NAMING, "prefixes"):
        for code, texts in row.words(key).items():
            where, spelling = f"{row.where}, {key}, {code}", partial(Spelling, _how(key), code)
            for text in texts:
                yield from _several(where, spelling(text), own, code, meant[code])
                if key in LOW and _ordinary(text, code):
                    cause = f"{text!r} may be an ordinary word, and is found wherever it stands."
                    yield Doubt(where, cause, "Write it with a capital, or a longer name.")


def _several(where: str, spelling: Spelling, own: Sense, code: str, meant: Forms) -> Iterator[Doubt]:
    """A doubt where a form of a spelling means another row too."""
    others: dict[Sense, str] = {}
    for keys in folded(spelling, code):
        others.update((other, " ".join(keys)) for other in meant.get(keys, {}) if other != own and other not in others)
    if others:
        named = ", ".join(f"{kind} {known}" for kind, known in others)
        form = next(iter(others.values()))
        shown = spelling.text.removeprefix("=")
        as_form = "" if form.casefold() == shown.casefold() else f" (as {form!r})"
        yield Doubt(where, f"{shown!r}{as_form} means this too: {named}.", SHARING)


def _ordinary(text: str, code: str) -> bool:
    """Whether a name is one word without a capital, or one of the language's commonest words."""
    plain = text.removeprefix("=")
    return (plain[:1].islower() and plain.isalpha()) or (code in LANGUAGES and plain.casefold() in words(code).stop)


def _how(key: str) -> str:
    return {"names": "name", "nationals": "national", "adjectives": "adjective", "prefixes": "prefix"}.get(
        key, "metonym"
    )


def _twice(held: Mapping[str, list[Row]]) -> Iterator[Doubt]:
    """Ids that stand in several tables of a file: of a party, a forum and an instrument each has its own."""
    seen: dict[str, str] = {}
    for table in ("parties", "forums", "instruments"):
        for row in held[table]:
            own = row.text("id")
            if own in seen:
                yield Doubt(row.where, f"The id {own!r} stands in {seen[own]} too.", "Give one of the two another id.")
            seen[own] = row.where

"""The names of a space's references as tables for reading, in the shape of docs/vocabulary.md."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from collegium.accounts.journal.canonical import canonical
from collegium.accounts.models import Space
from collegium.register.models import Fact, Link, Reference
from collegium.register.references.scope import groups_in, scope_of
from collegium.register.rules.references import PLURALS, is_day

Words = dict[str, list[str]]


def tables_for(space: Space, parties: Collection[str]) -> str:
    """The tables of a space as JSON, empty where it adds nothing. `parties` are the ids that the other tables know."""
    groups = groups_in(space)
    if not any(groups):
        return ""
    known = {*parties, *(slug for (kind, slug), _ in groups if kind == "party")}
    linked, told = _links(space), _facts(space)
    tables: dict[str, list[dict[str, Any]]] = {}
    for (kind, slug), members in sorted(groups, key=lambda each: each[0]):
        row = _row(kind, slug, _words(members, linked), [fact for each in members for fact in told.get(each.pk, ())])
        _without_unknown(row, known)
        if len(row) > 1:
            tables.setdefault(PLURALS[kind], []).append(row)
    return canonical(tables) if tables else ""


def _links(space: Space) -> dict[str, list[Link]]:
    """The words that persons linked with references, by the reference's id."""
    rows = Link.objects.filter(space__in=scope_of(space), confirmed=True, withdrawn=False, struck=False)
    found: dict[str, list[Link]] = {}
    for each in rows.order_by("id"):
        found.setdefault(each.reference_id, []).append(each)
    return found


def _facts(space: Space) -> dict[str, list[Fact]]:
    rows = Fact.objects.filter(space__in=scope_of(space), withdrawn=False, struck=False)
    found: dict[str, list[Fact]] = {}
    for each in rows.select_related("reading").order_by("-since", "id"):
        found.setdefault(each.reference_id, []).append(each)
    return found


def _words(members: Iterable[Reference], linked: dict[str, list[Link]]) -> Words:
    """All names of a group by language, each once; linked words in the language of the text that has them."""
    words: Words = {}
    for each in members:
        for language, names in each.names.items():
            words.setdefault(language, []).extend(names)
        for link in linked.get(each.pk, ()):
            words.setdefault(link.language or "en", []).append(link.words)
    return {language: list(dict.fromkeys(names)) for language, names in sorted(words.items()) if names}


def _row(kind: str, slug: str, words: Words, facts: list[Fact]) -> dict[str, Any]:
    """A row of a table. Without a word of its own it says nothing."""
    if not words:
        return {"id": slug}
    if kind == "issue":
        return {"id": slug, "words": words}
    if kind == "person":
        return _person(words, facts)
    shown = {language: names[0] for language, names in words.items()}
    row: dict[str, Any] = {"id": slug, "names": words}
    if kind == "forum":
        row["members"] = sorted({each.value for each in facts if each.what == "member" and not each.until})
    if kind == "instrument":
        day = next((each.value for each in facts if each.what == "date" and is_day(each.value)), "")
        return {**row, "date": day or None}
    return {**row, "shown": shown}


def _person(words: Words, facts: list[Fact]) -> dict[str, Any]:
    """A person's row: the first name is the one, with the parties and offices of each time."""
    names = [name for language in ("en", *words) for name in words.get(language, ())]
    held = [_tenure(each) for each in facts if each.what in ("office", "party")]
    return {"name": names[0], "names": words, **({"held": held} if held else {})}


def _tenure(fact: Fact) -> dict[str, Any]:
    """An office or a party with its time; an office in its language, else in that of the text that tells of it."""
    of_text = fact.reading.language if fact.reading else ""
    what = {"office": {fact.language or of_text or "en": [fact.value]}, "party": fact.value}[fact.what]
    return {fact.what: what, "since": fact.since or None, "until": fact.until or None}


def _without_unknown(row: dict[str, Any], known: Collection[str]) -> None:
    """Leave out parties that no table knows: nobody is kept from reading by them."""
    if "held" in row:
        row["held"] = [each for each in row["held"] if "office" in each or each["party"] in known]
    if "members" in row:
        row["members"] = [each for each in row["members"] if each in known]


def spelled(reference: Reference) -> Iterator[str]:
    """The names of a reference in all languages."""
    for names in reference.names.values():
        yield from names

"""Editions of a text held against each other or against the text as it stands; the text as a file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody
from collegium.accounts.errors import NotVisible
from collegium.exchange.exports import SHAPES
from collegium.exchange.exports.texts import TextSheet, docx_of_text, take_text
from collegium.exchange.speech import speaking
from collegium.exchange.tables.texts import docx_of_text_in
from collegium.programme.models import Edition, Text
from collegium.programme.queries.drafting import body_of, editions_of, standing_of, text_of
from collegium.reading.compare.difference import Line, difference
from collegium.web.downloads import download
from collegium.web.programme.tables.templates import TEXT, bytes_of, refused, template_of
from collegium.web.programme.texts.drafting import about_text
from collegium.web.speech import speech

NOW = "now"
FILES = {"text.docx": False, "brackets.docx": True}
"""The files of a text, each with whether brackets stand in it."""
Body = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a paragraph: `kind` is `same`, `changed`, `old` (gone) or `new`; and of its brackets, by code."""

    kind: str
    heading: bool
    lines: tuple[Line, ...]
    brackets: tuple[tuple[str, tuple[Line, ...]], ...]


@require_safe
def editions_page(request: HttpRequest, entry: str) -> HttpResponse:
    """Two editions, or one and the text as it stands, paragraph by paragraph with what changed marked."""
    person: Anybody = request.user
    text = text_of(person, entry)
    standing = standing_of(text)
    editions = list(editions_of(person, text))
    last = str(editions[0].number) if editions else NOW
    old, new = request.GET.get("from") or last, request.GET.get("to") or NOW
    language = request.GET.get("language") or text.languages[0]
    now = body_of(standing)
    rows = list(became(_body(old, editions, now), _body(new, editions, now), language))
    about = {
        **about_text(person, standing),
        "editions": editions,
        "one": old,
        "other": new,
        "language": language,
        "rows": rows,
        "same": all(each.kind == "same" for each in rows),
    }
    return render(request, "programme/texts_editions.html", about)


def _body(which: str, editions: Iterable[Edition], now: Body) -> Body:
    """The paragraphs of an edition by its number, or of the text as it stands. Raises NotVisible for no such one."""
    if which == NOW:
        return now
    for each in editions:
        if str(each.number) == which:
            return list(each.body)
    raise NotVisible


def became(old: Body, new: Body, language: str) -> Iterator[Became]:
    """The paragraphs of the later one in their order, those that are gone where they stood before."""
    before, after = {each["id"]: each for each in old}, {each["id"] for each in new}
    waiting = [each["id"] for each in old]
    for each in new:
        yield from _gone(waiting, before, after, each["id"], language)
        yield _one(before.get(each["id"]), each, language)
    yield from _gone(waiting, before, after, "", language)


def _gone(
    waiting: list[str], before: Mapping[str, Mapping[str, Any]], after: set[str], until: str, language: str
) -> Iterator[Became]:
    """The paragraphs of the earlier one that stood before this one and are gone; they are taken from the list."""
    end = waiting.index(until) if until in waiting else 0 if until else len(waiting)
    for each in [each for each in waiting[:end] if each not in after]:
        waiting.remove(each)
        yield _one(before[each], None, language)


def _one(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None, language: str) -> Became:
    was, now = (each["words"].get(language, "") if each else "" for each in (old, new))
    own, other = (_brackets_in(each, language) for each in (old, new))
    if old is None or new is None:
        kind = "new" if old is None else "old"
    else:
        kind = "same" if (was, own) == (now, other) else "changed"
    told = tuple((code, difference(own.get(code, ""), other.get(code, ""))) for code in {**own, **other})
    return Became(kind, (new or old or {})["heading"], difference(was, now), told)


def _brackets_in(each: Mapping[str, Any] | None, language: str) -> dict[str, str]:
    """The bracketed words of a paragraph in a language, by the codes of partners."""
    brackets = each["brackets"] if each else {}
    return {code: words[language] for code, words in brackets.items() if language in words}


@require_safe
def export_text(request: HttpRequest, entry: str) -> HttpResponse:
    """The text, or an edition of it, as a Word document, for keeping. Raises NotVisible for a file there is not."""
    person: Anybody = request.user
    text = text_of(person, entry)
    name, language = request.GET.get("file", ""), request.GET.get("language", "")
    if name not in FILES or (language and language not in text.languages):
        raise NotVisible
    with speaking(speech()):
        sheet = take_text(person, text, FILES[name], language, _edition(person, request, text))
        return download(_written(person, text, sheet), SHAPES["docx"], name)


def _written(person: Anybody, text: Text, sheet: TextSheet) -> bytes:
    """Common words in one language in the template of their space, where it has one; brackets, and languages beside one
    another, as they are. Raises Improper for a template that fails."""
    alone = not sheet.bracketed and len(sheet.languages) == 1
    own = template_of(person, text.space, TEXT) if alone else None
    if own is None:
        return docx_of_text(sheet)
    with refused():
        return docx_of_text_in(bytes_of(own), sheet)


def _edition(person: Anybody, request: HttpRequest, text: Any) -> Edition | None:
    """The edition that an address asks for. Raises NotVisible for one that there is not."""
    asked = request.GET.get("edition", "")
    if not asked:
        return None
    row = editions_of(person, text).filter(number=asked).first() if asked.isdecimal() and len(asked) < 9 else None
    if row is None:
        raise NotVisible
    return row

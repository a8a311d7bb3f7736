"""What became of what an earlier document said: kept, reworded, new or not repeated, both quotes side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody
from collegium.exchange.page.telling import Teller
from collegium.exchange.speech import speaking
from collegium.exchange.stated import names_of, quote_of, sure
from collegium.reading.compare import KINDS, Change, Comparison, Pair, asked_first, changes, worth_asking
from collegium.reading.contract import Statement
from collegium.register import queries
from collegium.register.derived.compared import compared
from collegium.register.models import Document
from collegium.register.queries.stated import Stated, stated
from collegium.register.vocabulary import vocabulary_for
from collegium.web.documents import about
from collegium.web.listing import highest
from collegium.web.passages import passage_at
from collegium.web.speech import speech

CALLED = dict(zip(KINDS, (_("Kept"), _("Reworded"), _("New"), _("Not repeated")), strict=True))
MEANING = {
    "kept": _("The same act of the same actors in nearly the same words."),
    "reworded": _("The same act, or a neighbouring one, of an actor in common, in like words."),
    "new": _("Nothing like it was found in the earlier text."),
    "not_repeated": _("Nothing like it was found in the later text. Silence is no withdrawal."),
}
GIVEN_UP = {"withdraws": _("The later text withdraws it:"), "declines": _("The later text declines it:")}
DECIDED = frozenset({"confirmed", "corrected"})


@dataclass(frozen=True, slots=True)
class Said:
    """What one of the two documents states as decided, in the text of a reading by its id, and what tells of it."""

    document: Document
    reading: str
    stated: Stated
    teller: Teller


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two documents; `said` is None where it was not read."""

    document: Document
    title: str
    date: str
    language: str
    said: Said | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement beside another one: its words run by run, who did it, what else is known, and where it stands."""

    act: str
    sure: str
    whom: SafeString
    besides: SafeString
    words: list[tuple[str, str]]
    address: str
    decided: bool
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one statement: what was said, what is said. `near` are later words that may say the same; `asks`
    is what is not repeated and worth asking about."""

    old: Shown | None
    new: Shown | None
    near: str = ""
    asks: bool = False


@require_safe
def compare_page(request: HttpRequest, entry: str, other: str) -> HttpResponse:
    """Which statements of a document a later one keeps, rewords or does not repeat, and which are new."""
    person: Anybody = request.user
    old, new = (_side(person, each) for each in (entry, other))
    readable = old.said is not None and new.said is not None
    one_language = not old.language or not new.language or old.language == new.language
    groups = list(_groups(old.said, new.said)) if old.said and new.said and one_language else []
    shown: dict[str, Any] = {
        **about(person, new.document, None),
        "title": new.title,
        "one": old,
        "other": new,
        "readable": readable,
        "groups": groups,
        "two_languages": readable and not one_language,
        "backwards": bool(old.date and new.date) and old.date > new.date,
        "marking": highest([old.document, new.document]),
    }
    return render(request, "compare.html", shown)


def _side(person: Anybody, entry: str) -> Side:
    document = queries.document(person, entry)
    newest = queries.readings(person, document).first()
    content = queries.content_of(newest) if newest else None
    if newest is None or content is None:
        return Side(document, document.name, "", "", None)
    says = stated(person, document, content)
    language = content.source.language
    said = Said(document, newest.pk, says, Teller(names_of(says.reading, vocabulary_for(document.space)), language))
    return Side(document, content.heading.title or document.name, content.heading.date or "", language or "", said)


def _groups(old: Said, new: Said) -> Iterable[Mapping[str, Any]]:
    """The kinds that there are, each with its rows."""
    comparison = compared(old.document, new.document, old.stated.reading, new.stated.reading)
    with speaking(speech()):
        for kind in KINDS:
            rows = [_row(comparison, pair, old, new) for pair in asked_first(comparison, kind)]
            if rows:
                yield {"kind": kind, "called": CALLED[kind], "meaning": MEANING[kind], "rows": rows}


def _row(comparison: Comparison, pair: Pair, old: Said, new: Said) -> Row:
    before, after, beside = comparison.old_statement(pair), comparison.new_statement(pair), comparison.beside(pair)
    words: tuple[Change, ...] = ()
    if before and after:
        words = changes(quote_of(comparison.old, before), quote_of(comparison.new, after))
    left = _shown(old, before, pair.old, words, "old") if before else None
    if beside:
        return Row(left, _shown(new, beside, pair.beside, (), "new", str(GIVEN_UP[beside.act])))
    if pair.near:
        return Row(left, None, " ".join(comparison.new.text[slice(*pair.near)].split()))
    right = _shown(new, after, pair.new, words, "new") if after else None
    return Row(left, right, asks=worth_asking(comparison, pair))


def _shown(
    side: Said, statement: Statement, number: int | None, words: tuple[Change, ...], which: str, lead: str = ""
) -> Shown:
    source = side.stated.sources[number or 0]
    runs = [(each.kind, each.old if which == "old" else each.new) for each in words]
    return Shown(
        act=statement.act,
        sure=sure(statement),
        whom=SafeString(side.teller.whom(statement)),  # nosec B703 - every word has passed `escaped`
        besides=SafeString(side.teller.besides(statement)),  # nosec B703
        words=[run for run in runs if run[1]] or [("same", quote_of(side.stated.reading, statement))],
        address=passage_at(side.document.pk, statement.span, side.reading),
        decided=source.state in DECIDED,
        lead=lead,
    )

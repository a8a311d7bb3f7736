"""A document: its page, its bytes as they came, its history; and the style of its page that is its own."""

import re
from typing import Any

from csp.constants import NONE
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from collegium.accounts.access import Anybody, found, seat_for, seats_for
from collegium.accounts.models import Change, SpaceKind
from collegium.accounts.queries import partners_of
from collegium.exchange.page.acts import rules
from collegium.exchange.tables.reading import seems_to_hold_tables
from collegium.programme.actions.writing import act_in
from collegium.reading.contract import Reading as ReadingContent
from collegium.reading.contract import Span
from collegium.register import queries
from collegium.register.models import Document, Mentioned, Reading, State, Statement
from collegium.register.queries import findings as asked
from collegium.register.queries.passages import place_now
from collegium.register.queries.references import Called
from collegium.register.queries.series import places_of
from collegium.register.rules import open_to_all
from collegium.register.vocabulary import vocabulary_for
from collegium.register.waiting import is_waiting, was_read
from collegium.web.body import body
from collegium.web.downloads import download
from collegium.web.journal import told_of
from collegium.web.listing import titled
from collegium.web.outside import outside_of
from collegium.web.publishing.along import MADE, offered_along
from collegium.web.reviewing import Telling, telling
from collegium.web.undoing import offers_of_striking
from collegium.web.words import STATES, space_in_words

AT = re.compile(r"(\d{1,8})-(\d{1,8})")  # where a passage begins and ends


@require_safe
def document_page(request: HttpRequest, entry: str) -> HttpResponse:
    """The text with its turns, statements and marks, or why it was not read; and what may be done with it."""
    person: Anybody = request.user
    unread = not was_read(entry)
    document = queries.document(person, entry)
    waiting = unread and not document.struck
    reading = queries.readings(person, document).first()
    content = queries.content_of(reading) if reading else None
    sought, gone = _sought(request, document, content)
    shown = {
        **about(person, document, reading),
        **_offers(person, document, not document.struck and not waiting),
        "failed": reading if reading and reading.error else None,
        "sought_gone": gone,
        "body": body(content, sought, _decided(person, document), vocabulary_for(document.space)) if content else None,
        "by_hand": _by_hand(person, document, reading),
        "waiting": waiting,
        "outside": outside_of(person, document),
        "cite": _citation(document, reading),
        "address": f"{settings.ADDRESS}{request.path}",
        "versions": [each for each in queries.versions_of(person, document)[:20] if each.pk != document.pk],
        "series": places_of(person, document),
        "named": list(Mentioned.objects.filter(document=document).order_by("kind", "words")),
        "parallels": titled(queries.parallels(person, document)),
        "may_import": _may_import(person, document, content),
    }
    return render(request, "document.html", shown)


def _may_import(person: Anybody, document: Document, content: ReadingContent | None) -> bool:
    """Whether a table of a document can be taken in, and this person may do that here."""
    if document.struck or seat_for(person, act_in(document.space), document.space) is None:
        return False
    return seems_to_hold_tables(document.name, (each.where for each in (content.map if content else ())))


def _sought(request: HttpRequest, document: Document, content: ReadingContent | None) -> tuple[Span | None, bool]:
    """The passage that the address names, where it stands now; and whether it names one that is not there any more."""
    said = AT.fullmatch(request.GET.get("at", ""))
    if said is None or content is None:
        return None, False
    span = int(said[1]), int(said[2])
    place = place_now(request.user, document, content, span, request.GET.get("of", ""))
    return place, place is None


def _decided(person: Anybody, document: Document) -> dict[str, str]:
    """How far the statements of a reading are decided, by the keys of their notes."""
    rows = asked.seen(person).filter(document=document).exclude(state=State.PROPOSED)
    return {f"{'p' if each.kind == 'premise' else ''}{each.number + 1}": str(STATES[each.state]) for each in rows}


def _by_hand(person: Anybody, document: Document, reading: Reading | None) -> list[tuple[Statement, Telling]]:
    """What stands in the register otherwise than the newest reading has it: corrected, entered, or no longer found."""
    confirmed = set(asked.seen(person).filter(document=document, state=State.CONFIRMED).values_list("key", flat=True))
    stands = asked.statements_of(person, document)
    shown = [each for each in stands if not each.key or each.key not in confirmed]
    called = Called(document.space, reading.language if reading else "") if shown else None
    return [(each, telling(each, called, called.language)) for each in shown if called]


def about(person: Anybody, document: Document, reading: Reading | None) -> dict[str, Any]:
    """What every page of a document says of it."""
    return {
        "document": document,
        "title": (reading.title if reading else "") or document.name or gettext("Struck out"),
        "place": document.space,
        "called": space_in_words(document.space),
        "marking": document.marking,
        "public": document.space.kind == SpaceKind.PUBLIC,
        "may_change": not document.struck and seat_for(person, "change", document.space) is not None,
        "may_review": not document.struck and seat_for(person, "decide", document.space) is not None,
    }


def _offers(person: Anybody, document: Document, alive: bool) -> dict[str, Any]:
    """The steps that a person may take with a document as it stands. Every step passes its own gate again."""
    place = document.space
    joint, own = place.kind == SpaceKind.JOINT, place.kind == SpaceKind.OWN
    unpublished = not document.is_public
    said = list(queries.consents(person, document)) if joint else []
    asked = list(partners_of(place.partnership, followed=False)) if joint and place.partnership else []
    given = {each.partner_id: each.given for each in said}

    def may(act: str) -> bool:
        return alive and seat_for(person, act, place) is not None

    open_ = open_to_all(document.marking.rank)
    return {
        "consents": [(partner, given.get(partner.pk)) for partner in asked],
        "may_table": own and not document.tabled_as_id and may("table"),
        "may_consent": joint and unpublished and may("consent"),
        "voices": [seat.partner for seat in seats_for(person, "consent", place)],
        "may_publish": joint and unpublished and open_ and all(given.get(each.pk) for each in asked) and may("publish"),
        "markings": queries.markings_for(place),
        "open": open_,
        "along": offered_along(person, document) if alive and (may("table") or may("publish")) else [],
        "made": MADE,
    }


def _citation(document: Document, reading: Reading | None) -> dict[str, Any] | None:
    """How to cite a published document: what names it for ever, and what proves that it is the same."""
    if document.space.kind != SpaceKind.PUBLIC:
        return None
    published = Change.objects.filter(versions__entry=document.pk, space=document.space).order_by("number").first()
    return {
        "date": reading.date if reading else "",
        "published": published.at if published else None,
    }


@require_safe
def state_of_reading(request: HttpRequest, entry: str) -> HttpResponse:
    """Whether a document is still being read, for the page that waits for it: once it was read, the page is had anew.

    It tells nothing of the document, so that no look is noted.
    """
    if is_waiting(found(request.user, Document, entry)):
        return HttpResponse(status=204)
    return HttpResponseClientRefresh()


@require_safe
def choices_style(request: HttpRequest, entry: str) -> HttpResponse:
    """The rules of style by which the switches of a document's page show some acts or actors only."""
    content = queries.content_beside(request.user, entry)
    return HttpResponse(rules(content) if content else "", content_type="text/css; charset=utf-8")


@require_safe
def original_file(request: HttpRequest, entry: str) -> HttpResponse:
    """The bytes as they came: for keeping, never for showing. No browser runs or draws them."""
    person: Anybody = request.user
    content = queries.original(person, entry)
    name = "".join(char if char.isprintable() else "_" for char in found(person, Document, entry).name)
    response = download(content, "application/octet-stream", name or "document")
    response._csp_config = {"default-src": [NONE], "sandbox": True}  # type: ignore[attr-defined]
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


@require_safe
def history_page(request: HttpRequest, entry: str) -> HttpResponse:
    """Who did what with a document, for whom, when and why, word by word."""
    person: Anybody = request.user
    document = queries.document(person, entry)
    reading = queries.readings(person, document).first()
    told = told_of(person, document)
    offers = offers_of_striking(person, document.space, [document.pk, *(each.change.pk for each in told)])
    return render(request, "history.html", {**about(person, document, reading), **offers, "told": told})

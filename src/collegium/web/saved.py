"""A person's saved searches: the list of them, what is done with one, and the feed at its secret address."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from ulid import ULID

from collegium.accounts.access import Anybody, seeing_as
from collegium.accounts.errors import Improper
from collegium.accounts.models import SpaceKind
from collegium.register.actions.searches import (
    close_feed,
    delete_search,
    mail_of_search,
    open_feed,
    save_search,
)
from collegium.register.queries.entries import Found, entries
from collegium.register.queries.searches import asked_by, search_of_feed, searches_of
from collegium.register.queries.searching import Hit, search
from collegium.web.found_entries import Cards
from collegium.web.passages import passage_of
from collegium.web.searching import address_of, asked_in
from collegium.web.words import space_in_words

IN_A_FEED = 30


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def searches_page(request: HttpRequest) -> HttpResponse:
    """The searches that a person saved; sent to, it saves one more."""
    person: Anybody = request.user
    if request.method == "POST":
        save_search(person, asked_in(request.POST), request.POST.get("name", ""))
        messages.success(request, _("The search was saved."))
        return redirect("searches")
    return _listed(request)


def _listed(request: HttpRequest, opened: str = "") -> HttpResponse:
    rows = [(each, address_of(asked_by(each))) for each in searches_of(request.user)]
    return render(request, "searches.html", {"rows": rows, "opened": opened, "saved_here": True})


@require_POST
@login_required
def saved_step(request: HttpRequest, entry: str) -> HttpResponse:
    """Do with a search what its button says. The address of a feed is shown this once."""
    person: Anybody = request.user
    match request.POST.get("do"):
        case "delete":
            delete_search(person, entry)
        case "mail" | "no mail" as said:
            mail_of_search(person, entry, said == "mail")
        case "feed":
            secret = open_feed(person, entry)
            return _listed(request, request.build_absolute_uri(reverse("feed", kwargs={"token": secret})))
        case "no feed":
            close_feed(person, entry)
        case _:
            raise Improper("The form is not complete.", "Go back and fill in what is missing.")
    return redirect("searches")


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The newest documents and entries that a saved search finds, as Atom.

    Whoever has the address reads it, without a second factor: of what is not published it says only that it is there.
    """
    saved = search_of_feed(token)
    with seeing_as(saved.owner):
        hits = search(saved.owner, asked_by(saved), rows=IN_A_FEED).hits
        found = entries(saved.owner, asked_by(saved), rows=IN_A_FEED).found
        written = _atom(request, hits, found)
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")


def _atom(request: HttpRequest, hits: list[Hit], found: list[Found]) -> str:
    """The feed in the words of Atom. Its own title says nothing of what is searched for."""
    there = request.build_absolute_uri
    atom = Atom1Feed(title=_("A saved search"), link=there(reverse("searches")), description="", feed_url=there())
    for each in found:
        _add_entry(atom, each, there)
    for hit in hits:
        document, address = hit.wording.document, there(passage_of(hit.passage))
        public = document.space.kind == SpaceKind.PUBLIC
        atom.add_item(
            title=_plain(hit.passage.reading.title or document.name) if public else space_in_words(document.space),
            link=address,
            unique_id=there(reverse("document", kwargs={"entry": document.pk})) + f"#{hit.passage.start}",
            description=_plain("".join(piece.text for piece in hit.pieces)) if public else "",
            pubdate=_came(document.pk),
            updateddate=_came(hit.passage.reading_id),
        )
    return str(atom.writeString("utf-8"))


def _add_entry(atom: Atom1Feed, found: Found, there: Callable[[str], str]) -> None:
    """Tell of an entry. Its address names what is not published by its id alone, and leads on who may see it."""
    card, stays = found.card, there(reverse("entry", kwargs={"entry": found.card.entry}))
    public = card.space.kind == SpaceKind.PUBLIC
    told = Cards([card])
    said = " · ".join("".join(piece.text for piece in told.pieces) for told in found.told)
    atom.add_item(
        title=_plain(told.titles[0]) if public else space_in_words(card.space),
        link=there(told.addresses[0]) if public else stays,
        unique_id=stays,
        description=_plain(said) if public else "",
        pubdate=_came(card.entry),
        updateddate=_came(card.entry),
    )


def _came(entry: str) -> datetime:
    """When an entry was made: its id says so."""
    return ULID.from_str(entry).datetime


def _plain(words: str) -> str:
    """Words without what XML does not carry."""
    return "".join(each if each.isprintable() or each in "\n\t" else " " for each in words)

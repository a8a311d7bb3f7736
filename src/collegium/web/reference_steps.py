"""What a person does with references: add one, change it, state facts, merge, table; say which words name one."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from collegium.accounts.access import Anybody, found, gate, note, note_all, seat_for
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed
from collegium.accounts.models import Person, Space, SpaceKind
from collegium.register.actions import merging, references
from collegium.register.models import Fact, Link, Reference
from collegium.register.queries.references import Called, doubts, highest_named, links_in, mentions_of, thing
from collegium.register.references.doubts import Doubt
from collegium.register.rules.references import PLURALS, UNKNOWN
from collegium.web.journal import told_of_entries
from collegium.web.listing import highest
from collegium.web.reference_forms import FactForm, NamesForm
from collegium.web.spaces import about_space, place_of
from collegium.web.words import PLURALS as SAID_PLURALS

MOST = 100  # words that are asked about at once

Deed = Callable[[HttpRequest, Person, Reference, str], Reference]


@require_http_methods(["GET", "HEAD", "POST"])
def add_reference_page(request: HttpRequest, space: str) -> HttpResponse:
    """The form that adds a reference, or what a space calls something: `?kind=` and `?key=` say what it is of."""
    person: Anybody = request.user
    place = place_of(person, space)
    gate(person, "change", place)
    said = request.POST if request.method == "POST" else request.GET
    kind, key = said.get("kind", ""), said.get("key", "")
    if kind not in PLURALS:
        raise Improper("There is no such kind of reference.", "Go back and choose one of the list.")
    names = _words_of(place, kind, key) if key.startswith(UNKNOWN) or kind == "person" else {}
    form = NamesForm(request.POST if request.method == "POST" else None, names)
    if form.is_bound and form.is_valid() and isinstance(person, Person):
        slug = "" if key.startswith(UNKNOWN) else key
        made = references.add(person, place, kind, form.names(), slug, form.cleaned_data["why"])
        messages.success(request, _("It was added. Documents that are added from now on are read with its names."))
        return _page(made)
    called = Called(place, get_language() or "en").name(kind, key) if key else ""
    about = {**about_space(person, place), "form": form, "sort": kind, "plural": SAID_PLURALS[kind], "key": key}
    return render(request, "reference_add.html", {**about, "name": called, "kind_of": PLURALS[kind]})


def _words_of(place: Space, kind: str, key: str) -> dict[str, list[str]]:
    """How texts write what no table knows, for the form."""
    row = mentions_of(thing(place, kind, key)).first() if key else None
    return {row.language or "en": [row.words]} if row else {}


def _page(reference: Reference) -> HttpResponse:
    return redirect("reference", space=reference.space_id, kind=PLURALS[reference.kind], key=reference.slug)


@require_http_methods(["GET", "HEAD", "POST"])
def change_reference_page(request: HttpRequest, entry: str) -> HttpResponse:
    """What may be changed of a reference: its names, facts, what it is one with; and its history."""
    person: Anybody = request.user
    reference = found(person, Reference, entry)
    gate(person, "change", reference.space)
    if reference.struck:  # not even the kind is left
        return redirect("publishing-reference", entry=entry)
    if request.method == "POST" and isinstance(person, Person):
        _check_version(request.POST, reference)
        deed = DEEDS.get(request.POST.get("do", ""))
        if deed is None:
            raise Improper("The form is not complete.", "Go back and fill in what is missing.")
        return _page(deed(request, person, reference, request.POST.get("why", "")[:1000]))
    return render(request, "reference_change.html", _shown(person, reference))


def _check_version(sent: QueryDict, reference: Reference) -> None:
    """Raises ChangedMeanwhile where a form was of an earlier version."""
    if sent.get("version") != str(reference.version):
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew, then change it.")


def _shown(person: Anybody, reference: Reference) -> dict[str, Any]:
    place = reference.space
    called = Called(place, get_language() or "en")
    merged = Reference.objects.filter(merged_into=reference, withdrawn=False).order_by("id")
    own = place.kind == SpaceKind.OWN
    facts = reference.facts.filter(withdrawn=False, struck=False).order_by("what", "id")
    grounds = facts.select_related("document__marking", "document__space")
    cited = list({each.document.pk: each.document for each in grounds if each.document}.values())
    note_all(person, "read", cited)
    return {
        **about_space(person, place),
        "reference": reference,
        "name": called.name(reference.kind, reference.slug),
        "kind_of": PLURALS[reference.kind],
        "plural": SAID_PLURALS[reference.kind],
        "form": NamesForm(None, reference.names),
        "fact_form": FactForm(reference.kind),
        "facts": facts,
        "own": own,
        "merged": [(each, called_alone(each)) for each in merged],
        "may_table": own and not reference.merged_into_id and seat_for(person, "table", place) is not None,
        "marking": highest(cited),
        "told": told_of_entries(person, [reference, *reference.facts.all(), *reference.links.all()]),
    }


def called_alone(reference: Reference) -> str:
    """What a reference itself is called, whatever it was merged into."""
    return next((some[0] for some in reference.names.values() if some), reference.slug)


def _correct(request: HttpRequest, person: Person, reference: Reference, why: str) -> Reference:
    form = NamesForm(request.POST)
    if not form.is_valid():
        raise Improper("The form is not complete.", "Go back and fill in what is missing.")
    references.correct(person, reference, form.names(), why)
    messages.success(request, _("The names were corrected."))
    return reference


def _state(request: HttpRequest, person: Person, reference: Reference, why: str) -> Reference:
    form = FactForm(reference.kind, request.POST)
    if not form.is_valid():
        raise Improper("The form is not complete.", "Go back and fill in what is missing.")
    references.state(person, reference, form.said(person), why)
    messages.success(request, _("The fact was added."))
    return reference


def _merge(request: HttpRequest, person: Person, reference: Reference, why: str) -> Reference:
    into = merging.merge(person, reference, request.POST.get("into", "").strip(), why)
    messages.success(request, _("The two are one now. They can be taken apart at any time."))
    return into


def _part(request: HttpRequest, person: Person, reference: Reference, why: str) -> Reference:
    merging.part(person, reference, why)
    messages.success(request, _("It stands for itself again, with what is linked with it."))
    return reference


def _table(request: HttpRequest, person: Person, reference: Reference, why: str) -> Reference:
    copy = references.table(person, reference, why)
    messages.success(request, _("Tabled. This is the joint entry, which all partners see."))
    return copy


def _withdraw(request: HttpRequest, person: Person, reference: Reference, why: str) -> Reference:
    references.withdraw(person, reference, why)
    messages.success(request, _("It was withdrawn. What documents say of it stays."))
    return reference


DEEDS: Mapping[str, Deed] = {
    "correct": _correct,
    "state": _state,
    "merge": _merge,
    "part": _part,
    "table": _table,
    "withdraw": _withdraw,
}


@require_POST
def take_back_fact(request: HttpRequest, entry: str) -> HttpResponse:
    """Take back a fact."""
    fact = found(request.user, Fact, entry)
    references.take_back(_somebody(request), fact, request.POST.get("why", "")[:1000])
    messages.success(request, _("The fact was taken back. It stays in the history."))
    return redirect("change-reference", entry=fact.reference_id)


def _somebody(request: HttpRequest) -> Person:
    """Who is signed in. Raises NotAllowed."""
    person: Anybody = request.user
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    return person


@require_http_methods(["GET", "HEAD", "POST"])
def links_page(request: HttpRequest, space: str) -> HttpResponse:
    """Words that may name something, for a person to decide; and what was decided."""
    person: Anybody = request.user
    place = place_of(person, space)
    gate(person, "decide", place)
    if request.method == "POST" and isinstance(person, Person):
        sent = {name: request.POST.get(name, "") for name in ("kind", "words", "language", "slug", "name", "why")}
        said = merging.Words(sent["kind"], sent["words"], sent["language"])
        confirmed = request.POST.get("verdict") == "yes"
        merging.link(person, place, said, sent["slug"], confirmed, sent["name"], sent["why"][:1000])
        messages.success(request, _("Your word is kept, however often the documents are read again."))
        return redirect("links", space=place.pk)
    decided = links_in(place).filter(space=place).select_related("reference", "by").order_by("-id")
    asked, said_of = doubts(place)[:MOST], list(decided[:MOST])
    note(person, "read", place)  # words of very many of its documents
    about = {
        **about_space(person, place),
        "doubts": [(each, PLURALS[each.kind], SAID_PLURALS[each.kind]) for each in asked],
        "decided": [(each, PLURALS[each.kind], called_alone(each.reference)) for each in said_of],
        "marking": highest_named(place, _named(asked, said_of)),
    }
    return render(request, "links.html", about)


def _named(asked: list[Doubt], said_of: list[Link]) -> dict[str, set[str]]:
    """By what documents name what a page of words shows, kind by kind."""
    named: dict[str, set[str]] = {}
    for doubt in asked:
        named.setdefault(doubt.kind, set()).update((doubt.key, doubt.slug))
    for link in said_of:
        named.setdefault(link.kind, set()).update((link.key, link.reference.slug))
    return named


@require_POST
def take_back_link(request: HttpRequest, entry: str) -> HttpResponse:
    """Take back what was said of words."""
    said = found(request.user, Link, entry)
    merging.unlink(_somebody(request), said, request.POST.get("why", "")[:1000])
    messages.success(request, _("It was taken back, and waits to be decided again."))
    return redirect("links", space=said.space_id)

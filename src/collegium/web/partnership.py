"""A partnership as the keeper changes it: its name, partners, posts and markings."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, found, gate
from collegium.accounts.actions.partnerships import add_marking, add_partner, add_post, let_take_part, rename, retire
from collegium.accounts.errors import Improper, NotVisible
from collegium.accounts.models import Marking, Partner, Partnership, Person, Post
from collegium.accounts.queries import house, markings_of, partners_of

Deed = Callable[[Person, Partnership, QueryDict], object]


def _why(said: QueryDict) -> str:
    return said.get("why", "")[:1000]


def _partner(whole: Partnership, said: QueryDict) -> Partner:
    """The partner that a form names. Raises NotVisible."""
    partner = partners_of(whole).filter(pk=said.get("of", "")).first()
    if partner is None:
        raise NotVisible
    return partner


def _leaving(whole: Partnership, said: QueryDict) -> Post | Marking:
    """The post or marking that a form names. Raises NotVisible."""
    post = Post.objects.filter(partner__partnership=whole, withdrawn=False, pk=said.get("of", "")).first()
    marking = markings_of(whole).filter(pk=said.get("of", "")).first()
    if post is None and marking is None:
        raise NotVisible
    return post or marking  # type: ignore[return-value]


def _named(whole: Partnership, said: QueryDict) -> Partnership | Partner | Post | Marking:
    """What a form gives another name. Raises NotVisible."""
    entry = said.get("of", "")
    if entry == whole.pk:
        return whole
    return partners_of(whole).filter(pk=entry).first() or _leaving(whole, said)


def _new_partner(by: Person, whole: Partnership, said: QueryDict) -> object:
    partner = Partner(code=said.get("code", ""), name=said.get("name", ""), kind=said.get("kind", ""))
    partner.followed = "followed" in said
    return add_partner(by, whole, partner, _why(said))


def _new_marking(by: Person, whole: Partnership, said: QueryDict) -> object:
    rank = said.get("rank", "")
    return add_marking(by, whole, said.get("name", ""), int(rank) if rank.isdecimal() else -1, _why(said))


DEEDS: Mapping[str, Deed] = {
    "rename": lambda by, whole, said: rename(by, _named(whole, said), said.get("name", ""), _why(said)),
    "add-partner": _new_partner,
    "take-part": lambda by, whole, said: let_take_part(by, _partner(whole, said), _why(said)),
    "add-post": lambda by, whole, said: add_post(
        by, _partner(whole, said), said.get("name", ""), said.get("place", "")[:200], _why(said)
    ),
    "add-marking": _new_marking,
    "retire": lambda by, whole, said: retire(by, _leaving(whole, said), _why(said)),
}


@require_http_methods(["GET", "HEAD", "POST"])
def partnership_page(request: HttpRequest, entry: str) -> HttpResponse:
    """The partnership with a form for each change, for the keeper; for everybody else there is nothing here."""
    person: Anybody = request.user
    gate(person, "found", house())
    whole = found(person, Partnership, entry)
    if request.method == "POST" and isinstance(person, Person):
        deed = DEEDS.get(request.POST.get("do", ""))
        if deed is None:
            raise Improper("The form is not complete.", "Go back and fill in what is missing.")
        deed(person, whole, request.POST)
        messages.success(request, _("It was changed, and stands in the journal of the installation."))
        return redirect("partnership", entry=entry)
    partners = [(each, list(each.posts.filter(withdrawn=False).order_by("name"))) for each in partners_of(whole)]
    return render(request, "partnership.html", {"whole": whole, "partners": partners, "markings": markings_of(whole)})

"""The texts of a space; one of them with its paragraphs and who says what to each; its details and history."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from collegium.accounts.access import Anybody, gate, note_all, seat_for
from collegium.accounts.errors import Improper, NotAllowed, NotVisible, Refused
from collegium.accounts.models import Partner, Person, Space, SpaceKind
from collegium.programme.actions import drafting
from collegium.programme.models import Comment, Text
from collegium.programme.queries.drafting import (
    Bracket,
    Placed,
    Standing,
    comments_on,
    editions_of,
    entries_of,
    may_draft,
    paragraph_of,
    removed_from,
    speaks_for,
    standing_of,
    standings_of,
    text_of,
    texts_in,
)
from collegium.programme.queries.grounds import marking_for
from collegium.programme.queries.moved import mark_of_text
from collegium.reading.compare.difference import Line, difference
from collegium.web.again import Incomplete
from collegium.web.details import meant
from collegium.web.journal import told_of_entries
from collegium.web.programme.programmes.linked import beside_text
from collegium.web.programme.texts.forms import BeginForm, TextForm, partner_in, seen_in, words_in
from collegium.web.programme.texts.proceedings.standing import proceedings_of
from collegium.web.refusals import told
from collegium.web.spaces import about_space, place_of


@dataclass(frozen=True, slots=True)
class ShownBracket:
    """What a partner would have, held against the common words: by language the lines with what is otherwise in them.

    `out` where it would leave the paragraph out.
    """

    bracket: Bracket
    languages: tuple[tuple[str, tuple[Line, ...]], ...]
    out: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph on a page; `asked` are the partners of the person that have not agreed to it."""

    placed: Placed
    brackets: tuple[ShownBracket, ...]
    asked: tuple[Partner, ...]
    notes: tuple[Comment, ...]


def shown(placed: Placed, speakers: Iterable[Partner], notes: Mapping[str, list[Comment]]) -> Shown:
    """A paragraph as a page shows it."""
    agreed = {partner.pk for partner in placed.agreed}
    return Shown(
        placed,
        tuple(_bracket(placed, each) for each in placed.brackets),
        tuple(partner for partner in speakers if partner.pk not in agreed),
        tuple(notes.get(placed.paragraph.pk, ())),
    )


def _bracket(placed: Placed, bracket: Bracket) -> ShownBracket:
    """A bracket against the common words; of both no more is compared than one paragraph may have."""
    languages = [said.language for said in placed.said if said.language in bracket.words]
    lines = tuple((each, difference(placed.words(each), bracket.words[each])) for each in languages)
    common = {each.language: each.words for each in placed.said}
    return ShownBracket(bracket, lines, not any({**common, **bracket.words}.values()))


def signed_in(person: Anybody) -> Person:
    """Who acts. Raises NotAllowed for whoever reads without having signed in."""
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    return person


@require_http_methods(["GET", "HEAD", "POST"])
def texts_page(request: HttpRequest, space: str) -> HttpResponse:
    """The texts of a space, how far each is agreed, and the form that begins one."""
    person: Anybody = request.user
    place = place_of(person, space)
    sent = request.method == "POST"
    if sent:
        gate(signed_in(person), "draft", place)
    form = BeginForm(place, request.POST if sent else None)
    status = 400 if sent else 200
    if sent and form.is_valid():
        try:
            return redirect("text", entry=_begun(signed_in(person), place, form).pk)
        except Improper as error:
            form.add_error(None, told(error))
    texts = list(texts_in(person, place))
    about = {
        **about_space(person, place),
        "standings": standings_of(texts),
        "form": form,
        "joint": _joint(place),
        "may_begin": place.kind == SpaceKind.JOINT and seat_for(person, "draft", place) is not None,
        "marking": marking_for(person, [each.pk for each in texts], *(each.marking for each in texts)),
    }
    return render(request, "programme/texts.html", about, status=status)


def _begun(person: Person, place: Space, form: BeginForm) -> Text:
    said = form.cleaned_data
    of = meant(person, said["document"]) if said["document"] else None
    return drafting.draft_text(person, place, form.drafted(), said["words"], of, said["why"])


def _joint(place: Space) -> Space | None:
    """The space in which the texts of an own space are drafted; None where one stands in it."""
    if place.kind != SpaceKind.OWN:
        return None
    return Space.objects.filter(partnership=place.partnership_id, kind=SpaceKind.JOINT).first()


def about_text(person: Anybody, standing: Standing) -> dict[str, Any]:
    """What every page of a text says of it."""
    text = standing.text
    return {
        **about_space(person, text.space),
        "text": text,
        "standing": standing,
        "sets_down": beside_text(person, text),
        "speakers": speaks_for(person, standing) if standing.stances_move else [],
        "may_draft": standing.words_move and may_draft(person, standing),
        "may_give_up": text.state in ("draft", "negotiated") and may_draft(person, standing),
        "marking": marking_for(person, [text.pk], text.marking),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def text_page(request: HttpRequest, entry: str) -> HttpResponse:
    """A text: its paragraphs in order, what stands at each, what is still open; what a person may do with it."""
    person: Anybody = request.user
    text = text_of(person, entry)
    error: Refused | None = None
    if request.method == "POST":
        try:
            return _taken(request, signed_in(person), text)
        except (NotVisible, NotAllowed):
            raise
        except Refused as refused:
            error = refused
    return _text_page(request, person, text_of(person, entry), error)


def _text_page(request: HttpRequest, person: Anybody, text: Text, error: Refused | None) -> HttpResponse:
    mark = mark_of_text(text)  # before anything is read: what is written meanwhile is told of, not missed
    standing = standing_of(text)
    about, notes = about_text(person, standing), comments_on(person, text)
    only_open = request.GET.get("show") == "open"
    rows = [shown(each, about["speakers"], notes) for each in (standing.open if only_open else standing.paragraphs)]
    note_all(person, "read", [each for row in rows for each in row.notes])
    about |= proceedings_of(person, text)
    about |= {
        "rows": rows,
        "mark": mark,
        "only_open": only_open,
        "removed": removed_from(text),
        "editions": editions_of(person, text),
        "error": error,
        "typed": words_in(request.POST) if error else {},
    }
    return render(request, "programme/text.html", about, status=error.status if error else 200)


def _taken(request: HttpRequest, person: Person, text: Text) -> HttpResponse:
    """Do what a form of the page says, and lead back to where it stood. Raises Improper for what it does not know."""
    step = STEPS.get(request.POST.get("do", ""))
    if step is None:
        raise Incomplete()
    place = step(request, person, text)
    show = "?show=open" if request.GET.get("show") == "open" else ""
    response = redirect("text", entry=text.pk)
    response["Location"] += f"{show}#{place}" if place else show
    return response


def _why(request: HttpRequest) -> str:
    return request.POST.get("why", "")[:1000]


def _agree(request: HttpRequest, person: Person, text: Text) -> str:
    paragraph = paragraph_of(person, request.POST.get("paragraph", ""))
    drafting.agree(person, paragraph, seen_in(request.POST), partner_in(request.POST, text.space))
    return f"p-{paragraph.pk}"


def _add(request: HttpRequest, person: Person, text: Text) -> str:
    sent = request.POST
    after = paragraph_of(person, sent["after"]) if sent.get("after") else None
    made = drafting.add_paragraph(person, text, words_in(sent), after, "heading" in sent, _why(request))
    messages.success(request, _("The paragraph was added."))
    return f"p-{made.pk}"


def _open(request: HttpRequest, person: Person, text: Text) -> str:
    drafting.open_text(person, text, _why(request))
    messages.success(request, _("Partners can agree to its paragraphs and bracket them now."))
    return ""


def _abandon(request: HttpRequest, person: Person, text: Text) -> str:
    drafting.abandon_text(person, text, _why(request))
    messages.success(request, _("The text was given up. All of it stays here."))
    return ""


def _keep(request: HttpRequest, person: Person, text: Text) -> str:
    made = drafting.make_edition(person, text, request.POST.get("name", ""), _why(request))
    messages.success(request, _("Kept as edition %(number)s.") % {"number": made.number})
    return "editions"


def _put_back(request: HttpRequest, person: Person, text: Text) -> str:
    paragraph = paragraph_of(person, request.POST.get("paragraph", ""))
    drafting.put_back(person, paragraph, _why(request))
    messages.success(request, _("The paragraph stands in the text again."))
    return f"p-{paragraph.pk}"


Step = Callable[[HttpRequest, Person, Text], str]
STEPS: Mapping[str, Step] = {
    "agree": _agree,
    "add": _add,
    "open": _open,
    "abandon": _abandon,
    "edition": _keep,
    "put-back": _put_back,
}


@require_http_methods(["GET", "HEAD", "POST"])
def details_of_text(request: HttpRequest, entry: str) -> HttpResponse:
    """The form with what is said of a text."""
    person: Anybody = request.user
    text = text_of(person, entry)
    standing = standing_of(text)
    if not may_draft(person, standing):
        raise NotAllowed("Your partner takes no part in this text.", "Ask those who draft it.")
    sent = request.method == "POST"
    form = TextForm(text.space, request.POST if sent else None, text)
    if sent:  # also where the form comes again: what changed since is not seen yet
        seen = request.POST.get("version", "")
        text.version = int(seen) if seen.isdecimal() and len(seen) < 9 else 0
    if sent and form.is_valid():
        try:
            drafting.describe_text(signed_in(person), text, form.drafted(), form.cleaned_data["why"])
        except Improper as error:
            form.add_error(None, told(error))
        else:
            messages.success(request, _("What is said of the text was changed."))
            return redirect("text", entry=text.pk)
    about = {**about_text(person, standing), "form": form}
    return render(request, "programme/texts_details.html", about, status=400 if sent else 200)


@require_safe
def history_of_text(request: HttpRequest, entry: str) -> HttpResponse:
    """All that was done with a text, the newest first, with every word that ever stood in it."""
    person: Anybody = request.user
    text = text_of(person, entry)
    about = {**about_text(person, standing_of(text)), "told": told_of_entries(person, entries_of(person, text))}
    return render(request, "programme/texts_history.html", about)

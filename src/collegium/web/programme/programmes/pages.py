"""The programmes of a space in their series, and one programme with its actions."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, found, seat_for, seats_for, visible_to
from collegium.accounts.errors import Improper
from collegium.accounts.models import Marking, Person, Space, SpaceKind
from collegium.programme.actions.adjustments import propose, record_none
from collegium.programme.actions.assents import asked, say_to_programme, seal_of_programme
from collegium.programme.actions.programmes import (
    abandon_programme,
    adopt_programme,
    describe_programme,
    describe_series,
    draft_programme,
    end_programme,
    mark_programme,
    set_up_series,
)
from collegium.programme.actions.publishing import publish_programme
from collegium.programme.models import Action, Adjustment, Assent, Ground, Programme, ProgrammeSeries
from collegium.programme.queries.grounds import marking_for
from collegium.programme.queries.programmes import (
    Sought,
    adjustments_of,
    following,
    placed,
    programmes_in,
    rows_of,
    series_in,
)
from collegium.programme.queries.voices import voices
from collegium.programme.rules.programmes import ACTIONS
from collegium.register.queries.documents import markings_for
from collegium.web.again import Incomplete, complete
from collegium.web.journal import told_of_entries
from collegium.web.programme.grounds import shown_grounds
from collegium.web.programme.parts import part_of
from collegium.web.programme.programmes.forms import AmendmentForm, GroundForm, NoneForm, ProgrammeForm, SeriesForm
from collegium.web.programme.programmes.linked import plans_beside, text_beside
from collegium.web.programme.programmes.resting import RESTING
from collegium.web.programme.programmes.rows import shown_of
from collegium.web.programme.programmes.steps import may_draft, speaking_for, take, today, writer
from collegium.web.spaces import about_space, place_of

ACTIONS_SHOWN = 100
"""How many actions of a programme stand on one page."""


@require_http_methods(["GET", "HEAD", "POST"])
def programmes_page(request: HttpRequest, space: str) -> HttpResponse:
    """The programmes of a space, the latest first, and what begins another one."""
    person: Anybody = request.user
    place = place_of(person, space)
    if request.method == "POST":
        return _begun(request, writer(person, place), place)
    programmes = list(programmes_in(person, place, today()))
    about = {
        **about_space(person, place),
        "programmes": programmes,
        "marking": marking_for(person, [each.pk for each in programmes], *(each.marking for each in programmes)),
        "series": [(each, SeriesForm(each, prefix=f"{each.pk}-")) for each in series_in(person, place)],
        "may_draft": may_draft(person, place),
        "form": ProgrammeForm(place),
        "series_form": SeriesForm(prefix="series-"),
    }
    return render(request, "programme/programmes_all.html", about)


def _begun(request: HttpRequest, person: Person, place: Space) -> HttpResponse:
    """Draft a programme, set up a series or change one."""
    if request.POST.get("do") == "rename-series":
        series = found(person, ProgrammeSeries, request.POST.get("series", ""))
        said = complete(SeriesForm(request.POST)).cleaned_data
        describe_series(person, series, said["name"], said["recurrence"], said["why"])
        messages.success(request, _("The series was changed."))
        return redirect("programmes", space=place.pk)
    if request.POST.get("do") == "series":
        said = complete(SeriesForm(request.POST)).cleaned_data
        set_up_series(person, place, said["name"], said["recurrence"], said["why"])
        messages.success(request, _("The series was set up."))
        return redirect("programmes", space=place.pk)
    form = complete(ProgrammeForm(place, request.POST))
    programme = draft_programme(person, place, form.said(), form.cleaned_data["why"])
    messages.success(request, _("The programme was begun as a draft."))
    return redirect("one-programme", entry=programme.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def programme_page(request: HttpRequest, entry: str) -> HttpResponse:
    """A programme: its actions by issue or forum, what partners say to it, its adjustments, its history."""
    person: Anybody = request.user
    programme = found(person, Programme, entry)
    if request.method == "POST":
        if request.POST.get("do") == "amend":
            return _amended(request, programme)
        take(request, programme, STEPS)
        return redirect("one-programme", entry=entry)
    state, timing, partner = (request.GET.get(name, "")[:40] for name in ("state", "timing", "partner"))
    sought = Sought(state, timing, partner, "forum" if request.GET.get("by") == "forum" else "issue")
    groups = placed(person, programme, sought, today())
    part = part_of([each for _, some in groups for each in some], request, ACTIONS_SHOWN)
    adjustments = list(adjustments_of(person, programme))
    grounds = shown_grounds(person, [programme, *adjustments])
    whose = [
        *grounds,
        *visible_to(person, Action).filter(programme=programme, struck=False).values_list("pk", flat=True),
    ]
    about = {
        **about_space(person, programme.space),
        **_standing(person, programme),
        "next": following(person, programme),
        "text": text_beside(person, programme),
        "plans": plans_beside(person, programme),
        "counted": programmes_in(person, programme.space, today()).get(pk=programme.pk),
        "sought": sought,
        "sifted": bool(sought.state or sought.timing or sought.partner),
        "groups": list(shown_of(groups, rows_of(person, part, today()), sought.by)),
        "part": part,
        "partners": asked(programme),
        "states": list(ACTIONS),
        "adjustments": [(each, grounds[each.pk]) for each in adjustments],
        "grounds": grounds[programme.pk],
        "marking": marking_for(person, whose, programme.marking),
        "told": told_of_entries(person, _entries(programme, adjustments)),
    }
    return render(request, "programme/programmes_one.html", about)


def _standing(person: Anybody, programme: Programme) -> dict[str, Any]:
    """How a programme stands with its partners, and what a person may do with it."""
    drafts, joint = may_draft(person, programme.space), programme.space.kind == SpaceKind.JOINT
    draft, to = programme.state == "draft", "adoption" if programme.state == "draft" else "publishing"
    now = seal_of_programme(programme, to) if joint else ""
    said = voices(person, programme, now, to=to) if joint and programme.state != "abandoned" else []
    agreed = bool(said) and all(each.given and not each.lapsed for each in said)
    speaks = [seat.partner for seat in seats_for(person, "consent", programme.space) if seat.partner]
    return {
        "programme": programme,
        "to": to,
        "voices": said,
        "seal": now,
        "speaks_for": speaks if said else [],
        "may_draft": drafts,
        "may_adopt": drafts and joint and draft and agreed,
        "may_publish": not draft and agreed and seat_for(person, "publish", programme.space) is not None,
        "form": ProgrammeForm(programme.space, programme=programme) if drafts and draft else None,
        "markings": markings_for(programme.space) if drafts and not draft else [],
        "amendment_form": AmendmentForm(programme.space, prefix="amend-"),
        "none_form": NoneForm(prefix="none-"),
        "ground_form": GroundForm(prefix="ground-"),
    }


def _entries(programme: Programme, adjustments: list[Adjustment]) -> list[Any]:
    """Of what the history of a programme tells: itself, what was said to it, on what it rests, its adjustments, actions
    taken out."""
    removed = Action.objects.filter(programme=programme, withdrawn=True)
    said = Assent.objects.filter(programme=programme, adjustment=None)
    return [programme, *said, *adjustments, *removed, *Ground.objects.filter(of=programme.pk)]


def _amended(request: HttpRequest, programme: Programme) -> HttpResponse:
    person = writer(request.user, programme.space)
    said = complete(AmendmentForm(programme.space, request.POST)).cleaned_data
    adjustment = propose(person, programme, said["occasion"], said["text"], said["why"])
    messages.success(request, _("The amendment was begun. Say what it changes."))
    return redirect("adjustment", entry=adjustment.pk)


def _describe(request: HttpRequest, person: Person, programme: Programme, why: str) -> str:
    describe_programme(person, programme, complete(ProgrammeForm(programme.space, request.POST, programme)).said(), why)
    return _("The programme was changed.")


def _mark(request: HttpRequest, person: Person, programme: Programme, why: str) -> str:
    marking = Marking.objects.filter(pk=request.POST.get("marking", ""), partnership=programme.space.partnership)
    chosen = marking.first()
    if chosen is None:
        raise Improper("There is no such marking.", "Go back and choose one of the list.")
    mark_programme(person, programme, chosen, why)
    return _("The marking was changed.")


def _say(request: HttpRequest, person: Person, programme: Programme, why: str) -> str:
    given, to = request.POST.get("given"), request.POST.get("to", "")
    if given not in ("yes", "no") or to not in ("adoption", "publishing"):
        raise Incomplete()
    partner = speaking_for(request, programme.space)
    say_to_programme(person, programme, to, request.POST.get("seal", ""), given == "yes", why, partner)
    return _("Your partner's word is kept.")


def _adopt(request: HttpRequest, person: Person, programme: Programme, why: str) -> str:
    adopt_programme(person, programme, why)
    return _("The programme is in force.")


def _end(request: HttpRequest, person: Person, programme: Programme, why: str) -> str:
    end_programme(person, programme, why)
    return _("The programme has ended.")


def _abandon(request: HttpRequest, person: Person, programme: Programme, why: str) -> str:
    abandon_programme(person, programme, why)
    return _("The draft was given up.")


def _publish(request: HttpRequest, person: Person, programme: Programme, why: str) -> str:
    publish_programme(person, programme, why)
    return _("Published. This is what everybody sees now.")


def _none(request: HttpRequest, person: Person, programme: Programme, why: str) -> str:
    form = complete(NoneForm(request.POST))
    record_none(person, programme, form.said(), form.ground(person), why)
    return _("It is recorded that none was made.")


STEPS = {
    "describe": _describe,
    "mark": _mark,
    "say": _say,
    "adopt": _adopt,
    "end": _end,
    "abandon": _abandon,
    "publish": _publish,
    "none": _none,
    **RESTING,
}

"""Standing appeals for pairs of posts: those of a joint space, and one with the reports that came and are missing."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, found, seat_for, seats_for
from collegium.accounts.errors import ChangedMeanwhile, NotAllowed, NotVisible
from collegium.accounts.models import Person, Space
from collegium.programme.actions.appeals import Appealed, end_appeal, issue_appeal, join, leave, renew, report_on
from collegium.programme.models import Appeal, Ground
from collegium.programme.queries.appeals import Asked, Told, appeals_in, open_at, told_of
from collegium.programme.queries.grounds import marking_for
from collegium.programme.rules.appeals import LONGEST
from collegium.programme.rules.places import folded_place
from collegium.web.again import Incomplete
from collegium.web.journal import told_of_entries
from collegium.web.programme.grounds import shown_grounds
from collegium.web.programme.instructions.forms import Resting
from collegium.web.programme.instructions.grid import day_of, joint_place
from collegium.web.spaces import about_space


class DayInput(forms.DateInput):
    """A day, as browsers let one choose it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class AppealForm(Resting):
    """What an appeal says, and on what it rests."""

    title = forms.CharField(label=_("Title"), max_length=1000)
    text = forms.CharField(label=_("Text"), required=False, widget=forms.Textarea)
    places = forms.CharField(label=_("Places, one a line"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    starts = forms.DateField(label=_("From"), widget=DayInput())
    months = forms.IntegerField(label=_("Months between reports"), min_value=1, max_value=LONGEST)
    why = forms.CharField(label=_("Reason, kept in the journal"), required=False, max_length=1000)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"starts": localdate(), "months": 6}, label_suffix="")

    def said(self) -> Appealed:
        """What it says, as the action takes it."""
        title, text, starts, months = (self.cleaned_data[name] for name in ("title", "text", "starts", "months"))
        return Appealed(title, text, starts, months, tuple(self.cleaned_data["places"].splitlines()))


@require_http_methods(["GET", "HEAD", "POST"])
def appeals_page(request: HttpRequest, space: str) -> HttpResponse:
    """The appeals of a joint space, and the form that issues one."""
    person: Anybody = request.user
    place = joint_place(person, space)
    sent = request.method == "POST"
    form = AppealForm(request.POST if sent else None)
    if sent:
        by = _signed_in(person, place)
        if form.is_valid():
            appeal = issue_appeal(by, place, form.said(), form.grounds(by), form.cleaned_data["why"])
            messages.success(request, gettext("The appeal stands. It is for the partners whose heads join it."))
            return redirect("appeal", entry=appeal.pk)
    told = appeals_in(person, place, day_of(request.GET.get("on", "")))
    about = {
        **about_space(person, place),
        "appeals": told,
        "marking": marking_for(person, [each.appeal.pk for each in told]),
        "form": form,
        "may_issue": seat_for(person, "consent", place) is not None,
    }
    return render(request, "programme/instructions_appeals.html", about, status=400 if sent else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def appeal_page(request: HttpRequest, entry: str) -> HttpResponse:
    """One appeal: who joined, which reports came, which are missing, and what this person may do."""
    person: Anybody = request.user
    appeal = found(person, Appeal, entry)
    if appeal.struck:
        raise NotVisible
    if request.method == "POST":
        by = _reading(person)
        step = STEPS.get(request.POST.get("do", ""))
        if step is None:
            raise Incomplete()
        messages.success(request, step(by, appeal, request.POST))
        return redirect("appeal", entry=appeal.pk)
    told = told_of(appeal, day_of(request.GET.get("on", "")))
    return render(request, "programme/instructions_appeal.html", _about(person, told))


def _about(person: Anybody, told: Told) -> dict[str, Any]:
    space, joined = told.appeal.space, {row.partner_id for row in told.joined}
    heads = {seat.partner_id for seat in seats_for(person, "consent", space)}
    today = localdate()
    running = open_at(told, today)
    waiting = [*running, *told.missing]
    return {
        **about_space(person, space),
        "told": told,
        "appeal": told.appeal,
        "today": today,
        "grounds": shown_grounds(person, [told.appeal])[told.appeal.pk],
        "marking": marking_for(person, [told.appeal.pk]),
        "history": told_of_entries(person, [told.appeal, *Ground.objects.filter(of=told.appeal.pk)]),
        "years": _by_year([*(each for each in running if each.report), *told.asked]),
        "waiting": [each for each in waiting if _may_report(person, each)],
        "may_join": bool(heads - joined) and told.appeal.state == "standing",
        "may_lead": bool(heads & joined),
    }


def _by_year(asked: Iterable[Asked]) -> list[tuple[int, list[Asked], int]]:
    """Reports by the year in which their period begins, the last first, each with how many are missing."""
    years = {year: list(some) for year, some in groupby(asked, key=lambda each: each.period.since.year)}
    return [(year, some, sum(each.report is None for each in some)) for year, some in years.items()]


def _may_report(person: Anybody, asked: Asked) -> bool:
    """Whether a person reports for this partner at this place."""
    own = Space.objects.filter(partner=asked.partner).first()
    seats = seats_for(person, "report", own) if own else []
    at = folded_place(asked.place)
    return any(seat.post is None or folded_place(seat.post.place or seat.post.name) == at for seat in seats)


def _reading(person: Anybody) -> Person:
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    return person


def _signed_in(person: Anybody, place: Space) -> Person:
    """Raises NotAllowed for whoever may not issue one."""
    if seat_for(person, "consent", place) is None:
        raise NotAllowed("You may not do this here.", "Ask a principal of the partner.")
    return _reading(person)


Sent = Mapping[str, str]


def _join(by: Person, appeal: Appeal, sent: Sent) -> str:
    join(by, appeal, localdate(), sent.get("why", "")[:1000])
    return gettext("Your partner joined the appeal.")


def _leave(by: Person, appeal: Appeal, sent: Sent) -> str:
    leave(by, appeal, sent.get("why", "")[:1000])
    return gettext("Your partner left the appeal.")


def _end(by: Person, appeal: Appeal, sent: Sent) -> str:
    _check_version(appeal, sent)
    end_appeal(by, appeal, _day(sent), sent.get("why", "")[:1000])
    return gettext("The appeal was ended.")


def _renew(by: Person, appeal: Appeal, sent: Sent) -> str:
    _check_version(appeal, sent)
    renew(by, appeal, _day(sent), sent.get("why", "")[:1000])
    return gettext("The appeal stands again.")


def _report(by: Person, appeal: Appeal, sent: Sent) -> str:
    place, _bar, since = sent.get("for", "").rpartition("|")
    report_on(by, appeal, place, since, sent.get("text", ""))
    return gettext("Your report stands where all partners see it.")


def _day(sent: Sent) -> date:
    return day_of(sent.get("day", ""))


def _check_version(appeal: Appeal, sent: Sent) -> None:
    if sent.get("version") != str(appeal.version):
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")


STEPS: Mapping[str, Callable[[Person, Appeal, Sent], str]] = {
    "join": _join,
    "leave": _leave,
    "end": _end,
    "renew": _renew,
    "report": _report,
}

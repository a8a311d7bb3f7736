"""A report that came by mail: what it says, and what a person of the post or its capital makes of it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, note, seat_for
from collegium.accounts.errors import ChangedMeanwhile, NotAllowed
from collegium.accounts.models import Person
from collegium.programme.actions.charges import Said
from collegium.programme.actions.mailed import set_mailed_aside, take_mailed
from collegium.programme.models import MailedReport
from collegium.programme.queries.mailed import mailed_report, words_of
from collegium.programme.queries.wordings import wording_of
from collegium.programme.rules.arriving import MAILED
from collegium.programme.rules.instructions import CHARGES, FOLLOWED, needs_line
from collegium.web.again import Incomplete
from collegium.web.programme.instructions.words import FOLLOWED as FOLLOWED_IN_WORDS
from collegium.web.spaces import about_space


class ReportForm(forms.Form):
    """What the report says, and what was followed where that was not said yet."""

    words = forms.CharField(label=gettext_lazy("The report"), widget=forms.Textarea(attrs={"rows": 12}))
    line = forms.ChoiceField(label=gettext_lazy("What was followed"), required=False)

    def __init__(self, report: MailedReport, data: Any = None) -> None:
        super().__init__(data, initial={"words": words_of(report)}, label_suffix="")
        if needs_line(report.charge.state, "report"):
            choices = [("", "–"), *((each, FOLLOWED_IN_WORDS[each]) for each in FOLLOWED)]
            self.fields["line"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["line"]


@require_http_methods(["GET", "HEAD", "POST"])
def mailed_page(request: HttpRequest, entry: str) -> HttpResponse:
    """The mail and what may be done with it."""
    person: Anybody = request.user
    report = mailed_report(person, entry)
    form = ReportForm(report, request.POST if request.POST.get("do") == "take" else None)
    if request.method == "POST":
        if not isinstance(person, Person):
            raise NotAllowed("You may not do this here.", "Sign in first.")
        if _done(request, person, report, form):
            return redirect("mailed", entry=report.pk)
    note(person, "read", report.document)
    verbs = MAILED[report.state] if seat_for(person, "report", report.space) else {}
    about = {
        **about_space(person, report.space),
        "report": report,
        "wording": wording_of(report.charge),
        "marking": report.document.marking,
        "form": form,
        "verbs": list(verbs),
        "reportable": "report" in CHARGES[report.charge.state],
        "words": words_of(report),
    }
    return render(request, "programme/letters_mailed.html", about, status=400 if request.method == "POST" else 200)


def _done(request: HttpRequest, person: Person, report: MailedReport, form: ReportForm) -> bool:
    """Do what the form says; False where it has to be filled in anew. Raises Improper for what it does not know."""
    if request.POST.get("version") != str(report.version):
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")
    match request.POST.get("do"):
        case "take":
            if not form.is_valid():
                return False
            take_mailed(person, report, Said(form.cleaned_data["words"], line=form.cleaned_data.get("line", "")))
            messages.success(request, _("It is the report now."))
        case "set-aside":
            set_mailed_aside(person, report, request.POST.get("why", "")[:1000])
            messages.success(request, _("It was set aside."))
        case _other:
            raise Incomplete()
    return True

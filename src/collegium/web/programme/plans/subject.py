"""One subject of a plan: what is planned, what became of it, its earlier dates and papers, the steps that lead on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, found, note
from collegium.accounts.errors import NotVisible
from collegium.accounts.models import Entry
from collegium.programme.models import Ground, Subject, SubjectLead
from collegium.programme.queries.plans import merged_with, put_off, subjects_of
from collegium.programme.rules.plans import SUBJECTS, TAKES_PLACE
from collegium.web.journal import told_of_entries
from collegium.web.programme.grounds import shown_grounds
from collegium.web.programme.plans.forms import SubjectForm, planned_of
from collegium.web.programme.plans.pages import about_plan
from collegium.web.programme.plans.steps import signed_in, take_subject_step


@require_http_methods(["GET", "HEAD", "POST"])
def subject_page(request: HttpRequest, entry: str) -> HttpResponse:
    """The page; sent to, it takes a step."""
    person: Anybody = request.user
    known = found(person, Subject, entry)
    if request.method == "POST":
        return take_subject_step(request, signed_in(person), known)
    row = subjects_of(known.plan).filter(pk=known.pk).first()
    if row is None:
        raise NotVisible
    note(person, "read", row)
    about = about_plan(person, row.plan)
    moves = about["moves"]
    others = subjects_of(row.plan).filter(state__in=TAKES_PLACE).exclude(pk=row.pk)
    about |= {
        "row": row,
        "put_off": put_off(row),
        "merged": merged_with(row),
        "grounds": shown_grounds(person, [row])[row.pk],
        "told": told_of_entries(person, _entries(row)),
        "steps": list(SUBJECTS[row.state]) if moves else [],
        "others": others if moves else [],
        "form": SubjectForm(row.space, initial=planned_of(row)),
    }
    return render(request, "programme/plans_subject.html", about)


def _entries(row: Subject) -> list[Entry]:
    """Of what the history of a subject tells: itself, who leads it, its earlier dates, on what it rests."""
    leads, grounds = SubjectLead.objects.filter(subject=row), Ground.objects.filter(of=row.pk)
    return [row, *leads, *row.postponements.all(), *grounds]

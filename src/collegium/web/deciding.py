"""Steps with findings: confirm, correct, reject, settle, take back; enter a statement, take one out."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.accounts.access import found
from collegium.accounts.errors import Improper, NotVisible
from collegium.accounts.models import Person
from collegium.register import queries
from collegium.register.actions.deciding import Word, decide_all, settle, take_back
from collegium.register.actions.entering import enter, withdraw
from collegium.register.models import Decision, Document, Finding, State, Statement
from collegium.register.queries import findings as asked
from collegium.web.contents import ContentForm
from collegium.web.refusals import told
from collegium.web.review import address_of, by_script, decider, moved, page
from collegium.web.reviewing import Walk, walk_of


@require_POST
def decide_step(request: HttpRequest, entry: str) -> HttpResponse:
    """Decide one finding; the next one comes at once. What cannot be said is told beside the finding."""
    person, document = decider(request.user, entry)
    walk = walk_of(person, document.space, document, request.POST)
    finding = asked.finding_of(person, document, request.POST.get("key", ""))
    if finding is None:
        raise NotVisible
    form = ContentForm(request.POST, finding=finding) if request.POST.get("verdict") == "corrected" else None
    try:
        _decide(request, person, finding, form)
    except Improper as error:
        more = {"form": form, "corrects": True} if form else {}
        status = 200 if by_script(request) else error.status
        return page(request, person, document, walk, finding, refused=told(error), status=status, **more)
    return _next(request, person, document, walk, finding)


def _decide(request: HttpRequest, person: Person, finding: Finding, form: ContentForm | None) -> None:
    otherwise = _otherwise(person, finding, form) if form else {}
    word = Word(
        request.POST.get("verdict", ""),
        otherwise,
        request.POST.get("reason", "").strip()[:1000],
        "asks" in request.POST,
    )
    if finding.state == State.DISPUTED:
        settle(person, finding, word)
    else:
        decide_all(person, [finding], word)


def _otherwise(person: Person, finding: Finding, form: ContentForm) -> dict[str, Any]:
    """The fields that a form has otherwise than the finding. Raises Improper where it cannot be read."""
    if not form.is_valid():
        raise Improper("The form is not complete.", "Go back and fill in what is missing.")
    content = form.content(_text_of(person, finding.document), finding.start)
    return {name: value for name, value in content.items() if value != getattr(finding, name)}


def _text_of(person: Person, document: Document) -> str:
    reading = queries.readings(person, document).first()
    content = queries.content_of(reading) if reading else None
    return content.text if content else ""


def _next(
    request: HttpRequest, person: Person, document: Document, walk: Walk, finding: Finding | None
) -> HttpResponse:
    """The next finding: beside the text for a script, by another page otherwise."""
    following = walk.next_after(finding)
    if by_script(request):
        return page(request, person, document, walk, following)
    if following:
        return redirect(address_of(following, walk))
    query = f"?{walk.query}" if walk.query else ""
    return redirect(reverse("review", kwargs={"entry": document.pk}) + query)


@require_POST
def take_back_decision(request: HttpRequest, entry: str) -> HttpResponse:
    """Take back one's own decision, and look at its finding again."""
    person, document = decider(request.user, entry)
    walk = walk_of(person, document.space, document, request.POST)
    decision = found(person, Decision, request.POST.get("decision", ""))
    if decision.document_id != document.pk:
        raise NotVisible
    take_back(person, decision)
    finding = asked.finding_of(person, document, decision.key)
    here = request.POST.get("here", document.pk) == document.pk
    if by_script(request) and here:
        return page(request, person, document, walk, finding)
    messages.success(request, _("Your decision was taken back."))
    address = address_of(finding, walk) if finding else reverse("review", kwargs={"entry": document.pk})
    return moved(address) if by_script(request) else redirect(address)


@require_POST
def enter_step(request: HttpRequest, entry: str) -> HttpResponse:
    """Enter a statement that reading missed."""
    person, document = decider(request.user, entry)
    walk = walk_of(person, document.space, document, request.POST)
    form = ContentForm(request.POST, prefix="new")
    try:
        if not form.is_valid():
            raise Improper("The form is not complete.", "Go back and fill in what is missing.")
        enter(person, document, form.content(_text_of(person, document), 0), request.POST.get("reason", "")[:1000])
    except Improper as error:
        shown = asked.finding_of(person, document, request.POST.get("key", ""))
        return page(request, person, document, walk, shown, new=form, enters=told(error), status=error.status)
    messages.success(request, _("The statement stands in the register."))
    return _whole(request, document)


@require_POST
def withdraw_step(request: HttpRequest, entry: str) -> HttpResponse:
    """Take a statement out of the register that somebody entered."""
    person, document = decider(request.user, entry)
    statement = found(person, Statement, request.POST.get("statement", ""))
    if statement.document_id != document.pk:
        raise NotVisible
    withdraw(person, statement, request.POST.get("why", "").strip()[:1000])
    messages.success(request, _("The statement was taken out of the register. It stays in the journal."))
    return _whole(request, document)


def _whole(request: HttpRequest, document: Document) -> HttpResponse:
    """The page of the document anew: its text has other marks."""
    address = reverse("review", kwargs={"entry": document.pk})
    return moved(address) if by_script(request) else redirect(address)

"""Steps that a person takes with a document: table, consent, publish, mark, read again. Each is one button."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.accounts.access import Anybody, found
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.accounts.models import Marking, Partner, Person
from collegium.register import actions
from collegium.register.models import Document
from collegium.web.forms import ConsentForm, MarkForm, StepForm
from collegium.web.publishing.along import chosen_along

Step = Callable[[HttpRequest, Person, Document, dict[str, Any]], Document]


def step(form_of: type[StepForm]) -> Callable[[Step], Callable[..., HttpResponse]]:
    """A step as a view: the document as the person saw it, what the form says, then the page of the document."""

    def wrapped(take: Step) -> Callable[..., HttpResponse]:
        @require_POST
        @wraps(take)
        def view(request: HttpRequest, entry: str) -> HttpResponse:
            person: Anybody = request.user
            document = found(person, Document, entry)
            if not isinstance(person, Person):
                raise NotAllowed("You may not do this here.", "Sign in first.")
            form = form_of(request.POST)
            said = _said(form)
            if said["version"] != document.version:
                raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")
            return redirect("document", entry=take(request, person, document, said).pk)

        return view

    return wrapped


def _said(form: Form) -> dict[str, Any]:
    """What a form says. Raises Improper."""
    if not form.is_valid():
        raise Improper("The form is not complete.", "Go back and fill in what is missing.")
    return form.cleaned_data


@step(StepForm)
def table_step(request: HttpRequest, person: Person, document: Document, said: dict[str, Any]) -> Document:
    """Bring a copy before all partners."""
    copy = actions.table(person, document, said["why"], chosen_along(request, person, document))
    messages.success(request, _("Tabled. This is the joint copy, which all partners see."))
    return copy


def _partner(document: Document, said: str) -> Partner | None:
    """The partner for which somebody speaks, where the form says it. Raises NotVisible, for others' ones too."""
    partner = Partner.objects.filter(pk=said, partnership=document.space.partnership).first()
    if said and partner is None:
        raise NotVisible
    return partner


@step(ConsentForm)
def consent_step(request: HttpRequest, person: Person, document: Document, said: dict[str, Any]) -> Document:
    """Say for one's partner whether it may be published."""
    actions.consent(person, document, said["given"], said["why"], _partner(document, said["partner"]))
    messages.success(request, _("Your partner's word is kept."))
    return document


@step(StepForm)
def publish_step(request: HttpRequest, person: Person, document: Document, said: dict[str, Any]) -> Document:
    """Bring a copy before everybody."""
    copy = actions.publish(person, document, said["why"], chosen_along(request, person, document))
    messages.success(request, _("Published. This is the public copy; its address stays."))
    return copy


@step(MarkForm)
def mark_step(request: HttpRequest, person: Person, document: Document, said: dict[str, Any]) -> Document:
    """Give it another marking."""
    marking = Marking.objects.filter(pk=said["marking"], partnership=document.space.partnership).first()
    if marking is None:
        raise Improper("There is no such marking.", "Go back and choose one of the list.")
    actions.mark(person, document, marking, said["why"])
    messages.success(request, _("The marking was changed."))
    return document


@step(StepForm)
def read_again_step(request: HttpRequest, person: Person, document: Document, said: dict[str, Any]) -> Document:
    """Read it with today's program."""
    reading = actions.read_again(person, document)
    messages.success(request, _("It could not be read this time either.") if reading.error else _("It was read again."))
    return document

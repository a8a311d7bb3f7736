"""What is known of a document, to be corrected: where it comes from, and which other ones say the same."""

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, found, gate
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotVisible
from collegium.accounts.models import Person
from collegium.register import describing, queries
from collegium.register.describing import Origin
from collegium.register.models import Document
from collegium.web.converters import EntryConverter
from collegium.web.documents import about
from collegium.web.forms import DetailsForm, LinkForm, StepForm
from collegium.web.listing import titled
from collegium.web.steps import step

ENTRY = re.compile(EntryConverter.regex)
OFFERED = 10  # documents of the same day that may be the same in another language


@require_http_methods(["GET", "HEAD", "POST"])
def details_page(request: HttpRequest, entry: str) -> HttpResponse:
    """The form with what is known of a document; a correction stands in its history beside what was there before."""
    person: Anybody = request.user
    document = found(person, Document, entry)
    gate(person, "change", document.space)
    sent = request.method == "POST"
    form = DetailsForm(document, request.POST if sent else None)
    if sent and form.is_valid() and isinstance(person, Person):
        if form.cleaned_data["version"] != document.version:
            raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew, then change it.")
        describing.describe(person, document, Origin(**form.known()), form.cleaned_data["why"])
        messages.success(request, _("What is known of it was changed."))
        return redirect("document", entry=document.pk)
    queries.document(person, entry)  # the look is noted
    return render(request, "details.html", _shown(person, document, form), status=400 if sent else 200)


def _shown(person: Anybody, document: Document, form: DetailsForm) -> dict[str, Any]:
    """What the page shows beside the form: what is linked, and what may be."""
    reading = queries.readings(person, document).first()
    linked = list(titled(queries.parallels(person, document)))
    offered = titled(queries.of_the_same_day(person, document, reading)) if reading else Document.objects.none()
    known = {each.pk for each in linked}
    return {
        **about(person, document, reading),
        "form": form,
        "linked": linked,
        "offered": [each for each in offered[:OFFERED] if each.pk not in known],
        "consented": document.consents.filter(withdrawn=False).exists(),
    }


@step(LinkForm)
def link_step(request: HttpRequest, person: Person, document: Document, said: dict[str, Any]) -> Document:
    """Say that another document says the same in another language."""
    describing.link(person, document, meant(person, said["other"]), said["why"])
    messages.success(request, _("The two are linked."))
    return document


def meant(person: Person, words: str) -> Document:
    """The document of an address or id. Raises Improper, in the same words for what is not there and not seen."""
    named = ENTRY.findall(words)
    try:
        return found(person, Document, named[-1] if named else "")
    except NotVisible:
        raise Improper("You see no document of this address.", "Copy the address of its page.") from None


@step(StepForm)
def unlink_step(request: HttpRequest, person: Person, document: Document, said: dict[str, Any]) -> Document:
    """Take it out of those that say the same."""
    describing.unlink(person, document, said["why"])
    messages.success(request, _("It stands for itself again."))
    return document

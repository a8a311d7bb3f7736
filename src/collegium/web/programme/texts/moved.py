"""Whether what a page shows of a text was changed meanwhile: a fragment that a page asks for once in a while.

It replaces nothing that somebody writes, and says only that there is something new.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody
from collegium.programme.queries.drafting import paragraph_of, text_of
from collegium.programme.queries.moved import mark_of_paragraph, mark_of_text


@require_safe
def text_moved(request: HttpRequest, entry: str) -> HttpResponse:
    """Of a text as a whole."""
    person: Anybody = request.user
    text = text_of(person, entry)
    return _answer(request, mark_of_text(text), reverse("text", kwargs={"entry": text.pk}))


@require_safe
def paragraph_moved(request: HttpRequest, entry: str) -> HttpResponse:
    """Of one paragraph."""
    person: Anybody = request.user
    paragraph = paragraph_of(person, entry)
    return _answer(request, mark_of_paragraph(paragraph), reverse("paragraph", kwargs={"entry": paragraph.pk}))


def _answer(request: HttpRequest, mark: str, page: str) -> HttpResponse:
    """Nothing as long as it stands as it was seen; then that it does not, with the way to it."""
    if request.GET.get("seen", "") == mark:
        return HttpResponse(status=204)
    return render(request, "programme/texts_moved.html", {"page": page})

"""What a person is shown where the register does not do what was asked: what is wrong, and what to do."""

import sys
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from collegium.accounts.errors import NotVisible, Refused
from collegium.web.causes import in_words

MOST = 256 << 20  # bytes of one request; documents have limits of their own
MOST_OF_STRANGERS = 16 << 20  # bytes of one request of somebody who is not signed in, and adds nothing


class RefusalMiddleware:
    """Answers what the register refuses with a page; stops requests that are too large before they are taken in."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer. What was made for one person is kept by no browser and no server on its way."""
        if _length(request) > MOST:
            return plain(_("These are too many bytes for one go."), _("Add fewer documents at a time."), 413)
        response = self.respond(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """A page for a stranger who sends much: looking for the token of its form would take all of it in."""
        if _length(request) > MOST_OF_STRANGERS and not request.user.is_authenticated:
            return forged(request)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page for what was refused; a fault of the program goes on its way."""
        if not isinstance(exception, Refused) or exception.status == 500:
            return None
        return refused(request, exception)


class LegibleMiddleware:
    """Refuses words with a NUL in them: PostgreSQL keeps none, and nobody writes one."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.respond(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """A page that says so; by now the token of a form was looked for, so that the form is taken in."""
        said = (text for sent in (request.GET, request.POST) for name, some in sent.lists() for text in (name, *some))
        return improper(request, ValueError("NUL")) if any("\0" in text for text in said) else None


def _length(request: HttpRequest) -> int:
    """How many bytes a request says that it has."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0


def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """The page that says why, and what to do. Where nothing may be known, it is the one of any unknown address."""
    if isinstance(error, NotVisible):
        return missing(request, error)
    about = {"title": _("Not allowed") if error.status == 403 else _("Not done"), "error": error}
    return render(request, "refused.html", about, status=error.status)


def told(error: Refused) -> str:
    """Why, and what to do, in the reader's language: for a form that can be sent again."""
    return f"{in_words(error.cause)} {in_words(error.remedy)}".strip()


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for what does not exist, or not for this person: the same for both."""
    return render(request, "missing.html", status=404)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that did not come from a page of this person's session."""
    return plain(
        _("This form was not sent from a page of yours, or your session has ended."),
        _("Go back, load the page anew and send it again. Nothing was changed."),
        403,
    )


def improper(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for a request that cannot be understood."""
    return plain(_("This request cannot be understood."), _("Go back, load the page anew and send it again."), 400)


def too_often(request: HttpRequest) -> HttpResponse:
    """The page for somebody who tries too often, or for whom others do."""
    return plain(_("This was tried too often."), _("Wait a while, then try again."), 429)


def fault(request: HttpRequest) -> HttpResponse:
    """The page for a fault: nothing of it is shown, and it asks neither session nor database for anything."""
    if isinstance(sys.exc_info()[1], DatabaseError):
        return plain(
            _("The register cannot be reached or written at the moment."),
            _("Nothing of what you sent was kept. Try again in a while."),
            503,
        )
    return plain(_("Something went wrong here."), _("What you sent was kept whole or not at all. Try again."), 500)


def plain(cause: str, remedy: str, status: int) -> HttpResponse:
    """A page without its frame."""
    return HttpResponse(render_to_string("fault.html", {"cause": cause, "remedy": remedy}), status=status)

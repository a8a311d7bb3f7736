"""A page again where what its form asked is refused: with what somebody typed, and what stands there now beside it.

Two who act at once lose no word by it: the page is made anew, so that its forms are of what stands there now, and the
form that was sent has in it what was sent. Where that form is offered no more, its words stand there to be copied.
"""

from collections.abc import Callable, Mapping
from copy import copy
from functools import wraps
from typing import Any, TypeVar

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.urls import URLPattern
from lxml import html

from collegium.accounts.errors import Improper, NotAllowed, NotVisible, Refused
from collegium.web.refusals import refused
from collegium.web.typed import Sent, fill, form_sent, words_typed

View = Callable[..., HttpResponse]
AnyForm = TypeVar("AnyForm", bound=BaseForm)
DOCTYPE = "<!DOCTYPE html>"


class Incomplete(Improper):
    """What a form is answered that does not say what it must; `wrong` is what is wrong with which of its fields."""

    def __init__(self, wrong: Mapping[str, str] | None = None) -> None:
        super().__init__("The form is not complete.", "Go back and fill in what is missing.")
        self.wrong = dict(wrong or {})


def complete(form: AnyForm) -> AnyForm:
    """A form that says what it must. Raises Incomplete."""
    if not form.is_valid():
        raise Incomplete({name: " ".join(map(str, errors)) for name, errors in form.errors.items()})
    return form


def shown_again(address: URLPattern) -> URLPattern:
    """An address whose page comes again, with what was typed, where it is refused."""
    view: View = address.callback

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        try:
            return view(request, *args, **named)
        except Refused as error:
            if request.method != "POST" or not request.user.is_authenticated or error.status >= 500:
                raise
            return _again(request, error, lambda reading: view(reading, *args, **named))

    return URLPattern(address.pattern, page, address.default_args, address.name)


def _again(request: HttpRequest, error: Refused, view: View) -> HttpResponse:
    """The page with the form that was sent; or else why it was refused, with the words to be copied."""
    page = None if isinstance(error, NotVisible | NotAllowed) else _anew(request, view)
    tree = html.document_fromstring((page or refused(request, error)).content, html.HTMLParser(encoding="utf-8"))
    sent = Sent(request.path, request.POST, getattr(error, "wrong", {}), beside=error.status == 409)
    form = form_sent(tree, sent) if page else None
    if form is not None:
        fill(form, sent)
    about = {
        "error": error if page else None,
        "form": form is not None,
        "kept": words_typed(sent) if form is None else [],
    }
    if page or about["kept"]:
        _put(tree, render_to_string("again.html", about, request))
    return HttpResponse(html.tostring(tree, encoding="unicode", doctype=DOCTYPE), status=error.status)


def _anew(request: HttpRequest, view: View) -> HttpResponse | None:
    """The page of an address as it reads now; None where it has none, or nothing that may be seen any more."""
    reading = copy(request)
    reading.method, reading.POST = "GET", QueryDict()
    try:
        page = view(reading)
    except Refused:
        return None
    is_page = page.status_code == 200 and page.get("Content-Type", "").startswith("text/html")
    return page if is_page else None


def _put(tree: html.HtmlElement, words: str) -> None:
    """Let a page say something below its heading."""
    box = html.fragment_fromstring(words)
    heading = next(tree.iter("h1"), None)
    if heading is not None:
        heading.addnext(box)
    else:
        tree.body.insert(0, box)

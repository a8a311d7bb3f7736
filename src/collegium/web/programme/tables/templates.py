"""The templates in which papers leave: which holds for a space, giving it one, giving one up."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.journal.kept import kept
from collegium.accounts.models import Marking, Person, Space
from collegium.exchange.exports.columns import Table
from collegium.exchange.exports.sheet import About, Sheet
from collegium.exchange.speech import speaking
from collegium.exchange.tables.columns import TABLES, plan_table, programme_table
from collegium.exchange.tables.shapes import SHAPES
from collegium.exchange.tables.template import check_template, plain_template
from collegium.exchange.tables.texts import check_template_of_text, plain_template_of_text
from collegium.programme.actions.templates import give_up_template, set_template
from collegium.programme.actions.writing import gate_of
from collegium.programme.models import PaperTemplate
from collegium.programme.rules.papers import papers_in
from collegium.reading.errors import ReadingError
from collegium.reading.formats import LARGEST
from collegium.register import queries
from collegium.register.arrival import Arrival
from collegium.register.waiting import receive_all
from collegium.web.again import Incomplete
from collegium.web.downloads import download
from collegium.web.spaces import place_of
from collegium.web.speech import speech

TEXT = "text"
"""The kind of the template of joint texts; every other one is that of a table."""


def template_of(person: Anybody, space: Space, kind: str) -> PaperTemplate | None:
    """The template in which a kind of paper of a space leaves: one of that space. A joint one, which others give, would
    see a partner's own papers."""
    rows = visible_to(person, PaperTemplate).filter(space=space, kind=kind, struck=False, document__struck=False)
    return rows.select_related("document", "space").first()


def bytes_of(template: PaperTemplate) -> bytes:
    """The file that a template is."""
    return kept(template.document.space_id, template.document.sha256)


@contextmanager
def refused() -> Iterator[None]:
    """A template that fails is refused with what is wrong in it. Raises Improper."""
    try:
        yield
    except ReadingError as error:
        raise Improper(error.cause, error.remedy) from error


@require_safe
def template_file(request: HttpRequest, space: str) -> HttpResponse:
    """The plain template of a kind of paper, for whoever begins an own one: `?kind=plan`."""
    place, kind = place_of(request.user, space), request.GET.get("kind", "")
    if kind not in papers_in(place.kind):
        raise NotVisible
    with speaking(speech()):
        content = plain_template_of_text() if kind == TEXT else plain_template(_table_of(kind, ()))
    return download(content, SHAPES["docx"], f"{kind}-template.docx")


@require_POST
def template_step(request: HttpRequest, space: str) -> HttpResponse:
    """Give the space a template of its own, or give one up."""
    person: Anybody = request.user
    place = place_of(person, space)
    gate_of(person, place)  # type: ignore[arg-type]
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    kind = request.POST.get("kind", "")
    if request.POST.get("do") == "give-up":
        template = visible_to(person, PaperTemplate).filter(space=place, kind=kind).first()
        if template is None:
            raise NotVisible
        give_up_template(person, template, request.POST.get("why", "")[:1000])
    else:
        _given(request, person, place, kind)
    return redirect("tables", space=place.pk)


def _given(request: HttpRequest, person: Person, place: Space, kind: str) -> None:
    """Keep the file of a form as the template, once it can be filled in. Raises Improper."""
    sent, marking = request.FILES.get("file"), queries.markings_for(place).filter(pk=request.POST.get("marking", ""))
    chosen: Marking | None = marking.first()
    if sent is None or chosen is None or kind not in papers_in(place.kind) or (sent.size or 0) > LARGEST:
        raise Incomplete()
    data = sent.read()
    with refused():
        _check(data, place, kind, chosen)
    document = next(receive_all(person, place, chosen, [Arrival(data, sent.name or "")])).document
    set_template(person, place, kind, document, request.POST.get("why", "")[:1000])


def _check(data: bytes, place: Space, kind: str, marking: Marking) -> None:
    """Raises ReadingError for a template in which this kind of paper cannot leave."""
    if kind == TEXT:
        check_template_of_text(data)
        return
    codes = [partner.code for partner in place.partnership.partners.all()] if place.partnership else []
    table = _table_of(kind, codes)
    check_template(data, Sheet(table, [dict.fromkeys(table.names, "")], About(kind, place.kind, marking.name, "")))


def _table_of(kind: str, codes: Iterable[str]) -> Table:
    """The columns that a kind of paper has, between partners of these codes."""
    led = {"plan": plan_table, "programme": programme_table}
    return led[kind](codes) if kind in led else TABLES[kind]

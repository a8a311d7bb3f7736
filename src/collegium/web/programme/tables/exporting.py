"""Files of plans, programmes, adjustments and the grid, and the templates in which papers leave."""

from collections.abc import Callable, Iterable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from collegium.accounts.access import Anybody, found, visible_to
from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.journal.kept import kept
from collegium.accounts.models import Marking, Person, Space, SpaceKind
from collegium.exchange.exports.columns import Table
from collegium.exchange.exports.sheet import About, Sheet
from collegium.exchange.plans import plan_docx
from collegium.exchange.plans import take_plan as take_months
from collegium.exchange.speech import Speech, speaking
from collegium.exchange.tables.columns import ADJUSTMENTS, plan_table, programme_table
from collegium.exchange.tables.shapes import SHAPES, written
from collegium.exchange.tables.taking import take_adjustments, take_grid, take_plan, take_programme
from collegium.exchange.tables.taking_instructions import take_instructions
from collegium.exchange.tables.template import check_template, plain_template
from collegium.programme.actions.templates import give_up_template, set_template
from collegium.programme.actions.writing import gate_of
from collegium.programme.models import PaperTemplate, Plan, Programme
from collegium.programme.rules.papers import PAPERS
from collegium.reading.errors import ReadingError
from collegium.reading.formats import LARGEST
from collegium.register import queries
from collegium.register.arrival import Arrival
from collegium.register.waiting import receive_all
from collegium.web.again import Incomplete
from collegium.web.downloads import download
from collegium.web.spaces import place_of
from collegium.web.speech import speech

WORDS = SHAPES["docx"]


@require_safe
def plan_file(request: HttpRequest, entry: str) -> HttpResponse:
    """A plan as a file: `?file=plan.xlsx`; its Word paper is the one that its page gives."""
    person: Anybody = request.user
    plan = found(person, Plan, entry)
    if request.GET.get("file") == "plan.docx":
        return download(plan_paper(person, plan), WORDS, "plan.docx")
    return file_of(request, plan.space, {"plan": lambda: take_plan(person, plan)})


def plan_paper(person: Anybody, plan: Plan) -> bytes:
    """The Word paper of a plan, of which there is one: in the template of its space, or month by month. Raises Improper
    for a template that fails."""
    own = template_of(person, plan.space, "plan")
    if own:
        return _written(lambda: take_plan(person, plan), "docx", own)
    with speaking(speech()):
        return plan_docx(take_months(person, plan))


@require_safe
def programme_file(request: HttpRequest, entry: str) -> HttpResponse:
    """A programme or its adjustments as a file: `?file=programme.xlsx`, `?file=adjustments.csv`."""
    person: Anybody = request.user
    programme = found(person, Programme, entry)
    taken = {
        "programme": lambda: take_programme(person, programme),
        "adjustments": lambda: take_adjustments(person, programme),
    }
    return file_of(request, programme.space, taken)


@require_safe
def grid_file(request: HttpRequest, space: str) -> HttpResponse:
    """What is shared in a joint space as a file: `?file=grid.csv`."""
    person: Anybody = request.user
    place = place_of(person, space)
    return file_of(request, place, {"grid": lambda: take_grid(person, place)})


@require_safe
def instructions_file(request: HttpRequest, space: str) -> HttpResponse:
    """What posts are charged with as a file: `?file=instructions.xlsx`."""
    person: Anybody = request.user
    place = place_of(person, space)
    if place.kind != SpaceKind.OWN:
        raise NotVisible
    return file_of(request, place, {"instructions": lambda: take_instructions(person, place)})


@require_safe
def template_file(request: HttpRequest, space: str) -> HttpResponse:
    """The plain template of a kind of paper, for whoever begins an own one: `?kind=plan`."""
    place_of(request.user, space)
    kind = request.GET.get("kind", "")
    if kind not in PAPERS:
        raise NotVisible
    table = _table_of(kind, ())
    with speaking(speech()):
        content = plain_template(table)
    return download(content, WORDS, f"{kind}-template.docx")


def file_of(
    request: HttpRequest, space: Space, taken: Mapping[str, Callable[[], Sheet]], name: str = ""
) -> HttpResponse:
    """The file that an address asks for, called by its table or by a name; JSON says the same in every language.

    Raises NotVisible for one there is not, Improper for a template that fails.
    """
    table, _dot, shape = request.GET.get("file", "").partition(".")
    if table not in taken or shape not in SHAPES:
        raise NotVisible
    own = template_of(request.user, space, table) if shape == "docx" else None
    return download(_written(taken[table], shape, own), SHAPES[shape], f"{name or table}.{shape}")


def _written(take: Callable[[], Sheet], shape: str, own: PaperTemplate | None) -> bytes:
    """What is taken in a shape, on paper in a template. Raises Improper for one that fails."""
    template = kept(own.document.space_id, own.document.sha256) if own else None
    try:
        with speaking(Speech() if shape == "json" else speech()):
            return written(take(), shape, template)
    except ReadingError as error:
        raise Improper(error.cause, error.remedy) from error


def _table_of(kind: str, codes: Iterable[str]) -> Table:
    """The columns that a kind of paper has, between partners of these codes."""
    if kind == "adjustments":
        return ADJUSTMENTS
    return plan_table(codes) if kind == "plan" else programme_table(codes)


def template_of(person: Anybody, space: Space, kind: str) -> PaperTemplate | None:
    """The template in which a kind of paper of a space leaves: one of that space. A joint one, which others give, would
    see a partner's own papers."""
    rows = visible_to(person, PaperTemplate).filter(space=space, kind=kind, struck=False, document__struck=False)
    return rows.select_related("document", "space").first()


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
    if sent is None or chosen is None or kind not in PAPERS or (sent.size or 0) > LARGEST:
        raise Incomplete()
    data = sent.read()
    codes = [partner.code for partner in place.partnership.partners.all()] if place.partnership else []
    table = _table_of(kind, codes)
    try:
        check_template(data, Sheet(table, [dict.fromkeys(table.names, "")], About(kind, place.kind, chosen.name, "")))
    except ReadingError as error:
        raise Improper(error.cause, error.remedy) from error
    document = next(receive_all(person, place, chosen, [Arrival(data, sent.name or "")])).document
    set_template(person, place, kind, document, request.POST.get("why", "")[:1000])

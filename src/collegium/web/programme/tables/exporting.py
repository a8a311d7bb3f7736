"""Files of plans, programmes, adjustments, instructions and the grid."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody, found
from collegium.accounts.errors import NotVisible
from collegium.accounts.models import Space, SpaceKind
from collegium.exchange.exports.sheet import Sheet
from collegium.exchange.plans import plan_docx
from collegium.exchange.plans import take_plan as take_months
from collegium.exchange.speech import Speech, speaking
from collegium.exchange.tables.shapes import SHAPES, written
from collegium.exchange.tables.taking import take_adjustments, take_grid, take_plan, take_programme
from collegium.exchange.tables.taking_instructions import take_instructions
from collegium.programme.models import PaperTemplate, Plan, Programme
from collegium.web.downloads import download
from collegium.web.programme.tables.templates import bytes_of, refused, template_of
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
    with refused(), speaking(Speech() if shape == "json" else speech()):
        return written(take(), shape, bytes_of(own) if own else None)

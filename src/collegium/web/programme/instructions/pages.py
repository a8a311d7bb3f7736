"""The instructions of a partner: all of them with how far their posts are, and one with each post's thread."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody, note, seat_for
from collegium.accounts.errors import NotVisible
from collegium.accounts.models import Post, Space, SpaceKind
from collegium.programme.models import Ground, Instruction
from collegium.programme.queries.grounds import grounds_of, marking_for, marking_of
from collegium.programme.queries.instructions import (
    charges_on,
    given,
    instruction_of,
    instructions,
    overdue,
    posts_only,
    states_of,
    threads,
    waiting,
)
from collegium.programme.queries.wordings import wordings_of
from collegium.programme.rules.instructions import CHARGES
from collegium.web.journal import told_of_entries
from collegium.web.listing import ROWS
from collegium.web.programme.instructions.forms import GroundForm, PostsForm
from collegium.web.programme.instructions.threads import shown
from collegium.web.spaces import about_space, place_of


def own_place(person: Anybody, space: str) -> Space:
    """A partner's own space that a person sees: instructions stand nowhere else. Raises NotVisible."""
    place = place_of(person, space)
    if place.kind != SpaceKind.OWN:
        raise NotVisible
    return place


@require_safe
def instructions_page(request: HttpRequest, space: str) -> HttpResponse:
    """The instructions of a space, the newest first, each with how many posts are how far."""
    person: Anybody = request.user
    place = own_place(person, space)
    rows, before = instructions(person, place), request.GET.get("before", "")
    if before.isalnum():
        rows = rows.filter(pk__lt=before)
    found = list(rows[: ROWS + 1])
    states, said = states_of(person, found[:ROWS]), given(person, found[:ROWS])
    about = {
        **about_space(person, place),
        "rows": [(each, said[each.pk], states[each.pk]) for each in found[:ROWS]],
        "next": found[ROWS - 1].pk if len(found) > ROWS else "",
        "waiting": waiting(person).filter(space=place).count(),
        "may_instruct": seat_for(person, "instruct", place) is not None,
        "marking": marking_for(person, [each.pk for each in found], *(each.marking for each in found)),
    }
    return render(request, "programme/instructions_all.html", about)


@require_safe
def instruction_page(request: HttpRequest, entry: str) -> HttpResponse:
    """An instruction with all its posts. Whoever sits at a post alone is led to what that post is charged with."""
    person: Anybody = request.user
    instruction = instruction_of(person, entry)
    if instruction.partner_id in posts_only(person):
        return redirect("charge", entry=charges_on(person, instruction)[0].pk)
    note(person, "read", instruction)
    return render(request, "programme/instructions_one.html", about_instruction(person, instruction))


def about_instruction(person: Anybody, instruction: Instruction) -> dict[str, Any]:
    """What the page of an instruction shows."""
    charges = list(charges_on(person, instruction))
    taken = threads(person, charges)
    said = wordings_of(charges)
    rows = [(each, shown(taken[each.pk]), overdue(each, said=said[each.pk])) for each in charges]
    may = seat_for(person, "instruct", instruction.space) is not None
    grounds = grounds_of(person, [instruction])
    papers = {each.step.pk: each.papers for some in taken.values() for each in some}
    return {
        **about_space(person, instruction.space),
        "instruction": instruction,
        "grounds": grounds[instruction.pk],
        "rows": rows,
        "may_instruct": may,
        "may_revise": any("revise" in CHARGES[each.state] for each in charges),
        "may_overtake": any("overtake" in CHARGES[each.state] for each in charges),
        "posts": PostsForm(posts_left(instruction, [each.post_id for each in charges])) if may else None,
        "ground_form": GroundForm() if may else None,
        "told": told_of_entries(person, [instruction, *Ground.objects.filter(of=instruction.pk)]),
        "marking": marking_of(grounds | papers, instruction.marking),
    }


def posts_left(instruction: Instruction, charged: Iterable[str]) -> Any:
    """The posts of the partner that are not charged with an instruction."""
    posts = Post.objects.filter(partner=instruction.partner_id, withdrawn=False)
    return posts.exclude(pk__in=charged).order_by("name")

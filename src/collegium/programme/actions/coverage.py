"""Saying who covers for a partner at a place where it has no post."""

from dataclasses import dataclass

from collegium.accounts.access import gate, seats_for
from collegium.accounts.errors import Improper, NotAllowed
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person, Post, Seat, Space, SpaceKind
from collegium.programme.models import Coverage
from collegium.programme.rules.places import folded_place


@dataclass(frozen=True, slots=True)
class Covered:
    """Who covers for whom, where, from which post, and what is to be known of it."""

    partner: Partner
    place: str
    covered_by: Partner
    post: str
    note: str = ""


def cover(by: Person, space: Space, said: Covered, why: str = "") -> Coverage:
    """Enter that a post covers for a partner: said by that partner's desk, or by the one whose post it is.

    Raises NotVisible and NotAllowed at the gate and for the desk of a third partner, Improper where the partner has a
    post there, or a place or post is missing, and where it stands there already.
    """
    seat = _seat(by, space, said)
    _check(space, said)
    row = Coverage(space=space, partner=said.partner, covered_by=said.covered_by)
    row.place, row.post, row.note = (" ".join(each.split()) for each in (said.place, said.post, said.note))
    with change(by=by, verb="says who covers", space=space, why=why, seat=seat):
        if _stands(space, row):
            raise Improper("This stands here already.")
        row.save()
    return row


def uncover(by: Person, coverage: Coverage, why: str = "") -> None:
    """Enter that it covers no more. Raises NotVisible, NotAllowed."""
    said = Covered(coverage.partner, coverage.place, coverage.covered_by, coverage.post)
    seat = _seat(by, coverage.space, said)
    with change(by=by, verb="says that nobody covers", space=coverage.space, why=why, seat=seat):
        coverage.withdrawn = True
        coverage.save()


def _seat(by: Person, space: Space, said: Covered) -> Seat:
    """The seat at one of the two partners. Raises NotVisible, NotAllowed; Improper for a space that is not joint."""
    gate(by, "draft", space)
    if space.kind != SpaceKind.JOINT:
        raise Improper("This is done in the joint space.")
    for seat in seats_for(by, "draft", space):
        if seat.partner_id in (said.partner.pk, said.covered_by.pk):
            return seat
    raise NotAllowed("You sit for neither of these partners.", "Ask the desk of one of them.")


def _check(space: Space, said: Covered) -> None:
    """Raises Improper for what cannot be."""
    if {said.partner.partnership_id, said.covered_by.partnership_id} != {space.partnership_id}:
        raise Improper("There is no such partner here.", "Go back and choose one of the list.")
    if not folded_place(said.place) or not said.post.strip():
        raise Improper("A place and a post are needed.", "Go back and fill in what is missing.")
    posts = Post.objects.filter(partner=said.partner, withdrawn=False)
    if any(folded_place(post.place or post.name) == folded_place(said.place) for post in posts):
        raise Improper("This partner has a post there.", "Somebody covers where there is none.")


def _stands(space: Space, row: Coverage) -> bool:
    rows = Coverage.objects.filter(space=space, partner=row.partner, covered_by=row.covered_by, withdrawn=False)
    return any((folded_place(each.place), each.post) == (folded_place(row.place), row.post) for each in rows)

"""Changing a partnership after it was founded: names, further partners, posts, markings. Each is one change."""

from django.db import IntegrityError

from collegium.accounts.access import gate
from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Marking, Partner, PartnerKind, Partnership, Person, Post, Seat, Space, SpaceKind
from collegium.accounts.queries import house, markings_of

Named = Partnership | Partner | Post | Marking
HIGHEST = 9


def rename(by: Person, entry: Named, name: str, why: str = "") -> None:
    """Give a partnership, partner, post or marking another name. Raises NotVisible, NotAllowed, Improper."""
    entry.name = _name(entry, name)
    _write(by, "renames", entry, why)


def add_partner(by: Person, partnership: Partnership, partner: Partner, why: str = "") -> Partner:
    """Take a further partner in, or follow one; consent to what is not yet published is then asked of it too.

    `partner` has its code, name, kind and whether it is only followed. Raises NotVisible, NotAllowed, Improper.
    """
    seat = gate(by, "found", house())
    partner.space, partner.partnership, partner.name = house(), partnership, _name(partner, partner.name)
    if not partner.code.strip() or partnership.partners.filter(code=partner.code).exists():
        raise Improper("A partner has a code of its own.", "Give one that no other partner has.")
    if partner.kind not in PartnerKind.values:
        raise Improper(f"A partner is one of these: {', '.join(PartnerKind.values)}.")
    with change(by=by, verb="takes a partner in", space=house(), why=why, seat=seat):
        partner.save()
        if not partner.followed:
            _own_space(partner)
    return partner


def let_take_part(by: Person, partner: Partner, why: str = "") -> Partner:
    """Let a partner that was only followed take part: it gets its own space.

    Raises NotVisible, NotAllowed, Improper.
    """
    seat = gate(by, "found", house())
    if not partner.followed:
        raise Improper("This partner takes part already.")
    with change(by=by, verb="lets a partner take part", space=house(), why=why, seat=seat):
        partner.followed = False
        partner.save()
        _own_space(partner)
    return partner


def add_post(by: Person, partner: Partner, name: str, place: str = "", why: str = "") -> Post:
    """Open a post of a partner. Raises NotVisible, NotAllowed, Improper."""
    post = Post(space=house(), partner=partner, place=place.strip())
    post.name = _name(post, name)
    _write(by, "opens a post", post, why)
    return post


def add_marking(by: Person, partnership: Partnership, name: str, rank: int, why: str = "") -> Marking:
    """Bring a further marking into use. Raises NotVisible, NotAllowed, Improper."""
    if not 0 <= rank <= HIGHEST:
        raise Improper("Markings have ranks from 0 to 9.", "0 is for everybody.")
    marking = Marking(space=house(), partnership=partnership, rank=rank)
    marking.name = _name(marking, name)
    _write(by, "adds a marking", marking, why)
    return marking


def retire(by: Person, entry: Post | Marking, why: str = "") -> None:
    """Close a post, or give a marking no more: what has it keeps it. Raises NotVisible, NotAllowed, Improper."""
    if isinstance(entry, Marking) and markings_of(entry.partnership).count() == 1:
        raise Improper("A partnership has a marking.", "Add another one first.")
    if isinstance(entry, Post) and Seat.objects.filter(post=entry, ended=False).exists():
        raise Improper("Somebody sits at this post.", "End the seat first.")
    entry.withdrawn = True
    _write(by, "retires", entry, why)


def _write(by: Person, verb: str, entry: Named, why: str) -> None:
    """Write an entry of the installation's space as a change. Raises Improper where its name is taken."""
    seat = gate(by, "found", house())
    try:
        with change(by=by, verb=verb, space=house(), why=why, seat=seat):
            entry.save()
    except IntegrityError as error:
        raise Improper(f"There is one of this name already: {entry.name}.", "Give another name.") from error


def _name(entry: Named, name: str) -> str:
    """A name that can be kept. Raises Improper."""
    longest = entry._meta.get_field("name").max_length or 0
    if not name.strip() or len(name.strip()) > longest:
        raise Improper(f"A name has between 1 and {longest} characters.")
    return name.strip()


def _own_space(partner: Partner) -> None:
    Space(space=house(), kind=SpaceKind.OWN, partnership=partner.partnership, partner=partner).save()

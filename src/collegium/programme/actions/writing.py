"""What the verbs of mandates, programmes and adjustments share: the gate, names of issues and forums, plain checks."""

from datetime import date

from collegium.accounts.access import gate
from collegium.accounts.errors import Improper
from collegium.accounts.models import Person, Seat, Space, SpaceKind
from collegium.register.actions.references import check_slug, checked, made
from collegium.register.models import Reference
from collegium.register.rules.references import slug_of

LINE = 1000
NAME = 200


def gate_of(by: Person, space: Space) -> Seat:
    """The seat in which a person drafts what stands in a space. Raises NotVisible, NotAllowed."""
    return gate(by, "draft" if space.kind == SpaceKind.JOINT else "change", space)


def reference_named(space: Space, kind: str, name: str, language: str) -> Reference | None:
    """The issue or forum of a space that has a name, made where there is none, as a part of the open change.

    None for an empty name. Raises Improper for a name that cannot be kept.
    """
    name = " ".join(name.split())
    if not name:
        return None
    rows = Reference.objects.filter(space=space, kind=kind, withdrawn=False, struck=False).order_by("id")
    spelled = name.casefold()
    for each in rows:
        if any(spelled == one.casefold() for some in each.names.values() for one in some):
            return each.merged_into or each
    names = checked({language: [name]})
    slug = slug_of(kind, name)
    check_slug(slug)
    return rows.filter(slug=slug).first() or made(space, kind, slug, names)


def line(words: str, longest: int = LINE) -> str:
    """Words of one line that must be there. Raises Improper."""
    said = " ".join(words.split())
    if not 1 <= len(said) <= longest:
        raise Improper(f"This has between 1 and {longest} characters.", "Say it, and shorter where it is too long.")
    return said


def check_period(starts: date, ends: date) -> None:
    """Raises Improper for one that ends before it begins."""
    if ends < starts:
        raise Improper("It ends before it begins.", "Look at the two days.")


def check_reason(why: str) -> None:
    """Raises Improper where no reason is given."""
    if not why.strip():
        raise Improper("This needs a reason.", "Say why.")

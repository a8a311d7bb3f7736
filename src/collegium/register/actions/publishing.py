"""Verbs about bringing a joint reference before everybody: say yes or no, publish, withdraw what is public."""

from django.db import transaction

from collegium.accounts.access import gate
from collegium.accounts.errors import ChangedMeanwhile, Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person, Space, SpaceKind
from collegium.accounts.queries import partners_of
from collegium.register.actions.documents import speaking
from collegium.register.actions.references import check_standing
from collegium.register.errors import NotConsented
from collegium.register.models import Reference, ReferenceConsent
from collegium.register.references.carrying import (
    Going,
    copy_in,
    going,
    keep_facts,
    says_the_same,
    seal_to_publish,
)
from collegium.register.rules import without_consent


def public_of(reference: Reference) -> Space:
    """The public space beside a joint reference. Raises Improper for one of another space."""
    if reference.space.kind != SpaceKind.JOINT:
        raise Improper("This is done with references of the joint space.", "Table it first.")
    return Space.objects.get(partnership=reference.space.partnership, kind=SpaceKind.PUBLIC)


def say_of_publishing(
    by: Person, reference: Reference, seen: str, given: bool = True, why: str = "", partner: Partner | None = None
) -> ReferenceConsent:
    """Say for one's partner whether a reference may be published as one has `seen` it, by its hash.

    Raises NotVisible, NotAllowed, Improper for what cannot be published, ChangedMeanwhile where it is otherwise now.
    """
    seat = speaking(by, reference.space, partner)
    public = public_of(reference)
    verb = f"{'consents to' if given else 'withholds consent to'} publishing a reference"
    with change(by=by, verb=verb, space=reference.space, why=why, seat=seat):
        _check_alone(reference)
        if seal_to_publish(reference, going(reference, public)[0]) != seen:
            raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")
        kept = ReferenceConsent.objects.filter(reference=reference, partner=seat.partner).first()
        said = kept or ReferenceConsent(space=reference.space, reference=reference, partner=seat.partner)
        said.given, said.seal, said.withdrawn = given, seen, False
        said.save()
    return said


def _check_alone(reference: Reference) -> None:
    """Raises Improper for a reference that is gone, or that is one with another one."""
    check_standing(reference)
    if reference.merged_into_id:
        raise Improper("This was merged into another one.", "Publish that one.")


def publish(by: Person, reference: Reference, why: str = "") -> Reference:
    """Bring a copy of a joint reference before everybody, or let the public copy say what the joint one says now, once
    every partner has consented to that.

    Raises NotVisible, NotAllowed, Improper for what is published as it stands, NotConsented, ChangedMeanwhile.
    """
    public = public_of(reference)
    seat = gate(by, "publish", reference.space)
    _check_alone(reference)
    with transaction.atomic():
        with change(by=by, verb="publishes a reference", space=public, why=why, seat=seat):
            goes = going(reference, public)[0]
            sealed = seal_to_publish(reference, goes)
            copy = _copy(by, reference, public, goes)
        with change(by=by, verb="publishes a reference", space=reference.space, why=why, seat=seat):
            row = Reference.objects.select_for_update().get(pk=reference.pk)
            _check_agreed(row, public, sealed)  # in here nobody changes it, and nobody takes a consent back
            row.published_as = copy
            row.save()
    return copy


def _check_agreed(reference: Reference, public: Space, sealed: str) -> None:
    """Raises NotConsented where a partner has not said yes to this, ChangedMeanwhile where it is otherwise now."""
    _check_alone(reference)
    if seal_to_publish(reference, going(reference, public)[0]) != sealed:
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")
    partnership = reference.space.partnership
    partners = partners_of(partnership, followed=False) if partnership else Partner.objects.none()
    said = reference.consents.filter(withdrawn=False, seal=sealed).values_list("partner__code", "given")
    missing = without_consent([partner.code for partner in partners], list(said))
    if missing:
        raise NotConsented(f"Without consent so far: {', '.join(missing)}.", "Ask them.")


def _copy(by: Person, reference: Reference, public: Space, goes: list[Going]) -> Reference:
    """The public copy, as a part of the open change: it has the names and facts that were agreed to, and no others."""
    copy = copy_in(reference, public)
    if copy and says_the_same(reference, goes, copy):
        raise Improper("This reference was published already.", "Look at it anew.")
    copy = copy or Reference(space=public, kind=reference.kind, slug=reference.slug)
    copy.names = {language: list(names) for language, names in reference.names.items()}
    copy.save()
    keep_facts(copy, goes, by.pk, replacing=True)
    return copy


def withdraw_published(by: Person, copy: Reference, why: str) -> None:
    """Take a public reference back; it stays in the journal, and publishing it again takes new consents.

    Raises NotVisible, NotAllowed, Improper without a reason, for one that is not public, and where it was done.
    """
    seat = gate(by, "publish", copy.space)
    if copy.space.kind != SpaceKind.PUBLIC:
        raise Improper("This is done with published references.")
    check_standing(copy)
    if not why.strip():
        raise Improper("Withdrawing what is published needs a reason.", "Say why.")
    with change(by=by, verb="withdraws a published reference", space=copy.space, why=why, seat=seat):
        for each in [*copy.facts.filter(withdrawn=False, struck=False), copy]:
            each.withdrawn = True
            each.save()

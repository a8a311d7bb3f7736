"""Publishing a programme: a copy of it with its actions for everybody, once every partner has consented.

Nothing private goes along: no mandate, no consent, no reason, and of the grounds only those in public documents.
"""

from django.db import transaction

from collegium.accounts.access import gate
from collegium.accounts.errors import ChangedMeanwhile, Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person, Space, SpaceKind
from collegium.programme.actions.assents import check_assent, seal_of_programme
from collegium.programme.actions.concerted import alive
from collegium.programme.models import Action, Ground, Lead, Programme, ProgrammeSeries
from collegium.register.actions.references import made
from collegium.register.errors import MarkedForFew
from collegium.register.models import Document, Reference
from collegium.register.rules.documents import open_to_all

COPIED = ("name", "starts", "ends", "state", "marking")
COPIED_OF_ACTIONS = ("number", "printed", "title", "text", "due", "measure", "state")


def publish_programme(by: Person, programme: Programme, why: str = "") -> Programme:
    """Bring a copy of a programme with its actions before everybody, or the copy that is there up to date.

    Raises NotVisible, NotAllowed, Improper, NotConsented, MarkedForFew where its marking is not for everybody, and
    ChangedMeanwhile where it changes at the same time.
    """
    seat = gate(by, "publish", programme.space)
    if programme.space.kind != SpaceKind.JOINT:
        raise Improper("This is done with programmes of the joint space.")
    public = Space.objects.get(partnership=programme.space.partnership, kind=SpaceKind.PUBLIC)
    with transaction.atomic():
        with change(by=by, verb="publishes a programme", space=public, why=why, seat=seat):
            programme.refresh_from_db()
            sealed, copy = seal_of_programme(programme, "publishing"), _copy(programme, public)
            rows = [(each, _copy_of_action(each, copy)) for each in alive(programme)]
        with change(by=by, verb="publishes a programme", space=programme.space, why=why, seat=seat):
            _check(programme, sealed)
            programme.published_as = copy
            programme.save()
            for each, copied in rows:
                if each.published_as_id != copied.pk:
                    each.published_as = copied
                    each.save()
    return copy


def _check(programme: Programme, sealed: str) -> None:
    """Raises Improper, MarkedForFew, NotConsented, ChangedMeanwhile where what was copied is not what partners
    consented to, or is not for everybody."""
    if programme.state not in ("in force", "ended"):
        raise Improper("This programme was not adopted.", "Adopt it first.")
    if programme.marking is not None and not open_to_all(programme.marking.rank):
        raise MarkedForFew(f"It is marked {programme.marking.name}.", "Give it a marking for everybody first.")
    check_assent(programme, to="publishing")
    if seal_of_programme(programme, "publishing") != sealed:
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")


def _copy(programme: Programme, public: Space) -> Programme:
    copy = programme.published_as or Programme(space=public)
    for name in COPIED:
        setattr(copy, name, getattr(programme, name))
    copy.series = _series(programme.series, public) if programme.series else None
    copy.follows = programme.follows.published_as if programme.follows else None
    copy.save()
    return copy


def _series(series: ProgrammeSeries, public: Space) -> ProgrammeSeries:
    """The public series of the same name."""
    there = ProgrammeSeries.objects.filter(space=public, name=series.name, withdrawn=False, struck=False).first()
    if there:
        return there
    copy = ProgrammeSeries(space=public, name=series.name, recurrence=series.recurrence)
    copy.save()
    return copy


def _copy_of_action(action: Action, programme: Programme) -> Action:
    copy = action.published_as or Action(space=programme.space, programme=programme)
    for name in COPIED_OF_ACTIONS:
        setattr(copy, name, getattr(action, name))
    copy.issue, copy.forum = _reference(action.issue, copy.space), _reference(action.forum, copy.space)
    copy.save()
    _copy_leads(action, copy)
    _copy_grounds(action, copy)
    return copy


def _reference(reference: Reference | None, public: Space) -> Reference | None:
    """The public entry of the same issue or forum."""
    if reference is None:
        return None
    named = {"kind": reference.kind, "slug": reference.slug}
    there = Reference.objects.filter(space=public, withdrawn=False, struck=False, **named).first()
    return there or made(public, reference.kind, reference.slug, reference.names)


def _copy_leads(action: Action, copy: Action) -> None:
    """Let the leads of a copy be those of the action."""
    units = dict(action.leads.filter(withdrawn=False, struck=False).values_list("partner_id", "unit"))
    for lead in copy.leads.filter(withdrawn=False, struck=False):
        unit = units.pop(lead.partner_id, None)
        if unit != lead.unit:
            lead.unit, lead.withdrawn = unit or lead.unit, unit is None
            lead.save()
    for partner, unit in units.items():
        Lead(space=copy.space, action=copy, partner_id=partner, unit=unit).save()


def _copy_grounds(action: Action, copy: Action) -> None:
    """Let a copy rest on what its original rests on in documents that everybody sees: the same words, since a published
    document has the same bytes. The reading of a joint paper stays behind."""
    grounds = Ground.objects.filter(withdrawn=False, struck=False)
    there = set(grounds.filter(of=copy.pk).values_list("document_id", "quote"))
    for each in grounds.filter(of=action.pk).select_related("document__published_as").order_by("id"):
        document = _public(each.document)
        if document and (document.pk, each.quote) not in there:
            values = {name: getattr(each, name) for name in ("role", "start", "end", "quote")}
            Ground(space=copy.space, of=copy.pk, kind=copy._meta.label, document=document, **values).save()


def _public(document: Document) -> Document | None:
    """The document itself where everybody sees it, or its published copy."""
    seen = document if document.space.kind == SpaceKind.PUBLIC else document.published_as
    return seen if seen and not (seen.withdrawn or seen.struck) else None

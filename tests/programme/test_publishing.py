"""A programme is published when every partner consents, with what everybody may read and nothing else."""

from dataclasses import replace

import pytest

from collegium.accounts.errors import Improper, NotAllowed
from collegium.programme.actions.concerted import take_step
from collegium.programme.actions.grounds import Cited, rest_on
from collegium.programme.actions.mandates import MandateSaid, enter_mandate, trace
from collegium.programme.actions.publishing import publish_programme
from collegium.programme.models import Action, Ground, Lead, Programme, Trace
from collegium.register import actions
from collegium.register.errors import NotConsented
from collegium.register.models import Document
from tests.cast import Cast
from tests.programme.concert import LAMPS, TIDES, action, agreed_by_both, drafted, in_force, joint_paper


def published(cast: Cast, number: int) -> Document:
    """A joint paper with a public copy, of which the joint one is given."""
    joint = joint_paper(cast, number)
    for head in (cast.principal_qm, cast.principal_qn):
        actions.consent(head, joint)
    actions.publish(cast.secretariat, joint)
    joint.refresh_from_db()
    return joint


def test_a_copy_goes_before_everybody_without_what_is_private(cast: Cast) -> None:
    programme = in_force(cast, TIDES, replace(LAMPS, leads={"QM": "Light Office"}))
    lamps = action(programme)
    quote = "The harbour office counted nine boats."
    rest_on(cast.editor_qm, lamps, Cited(joint_paper(cast, 1), quote))
    rest_on(cast.editor_qm, lamps, Cited(published(cast, 2), quote))
    trace(cast.editor_qm, enter_mandate(cast.editor_qm, programme.space, MandateSaid("Council", "Light")), lamps)
    with pytest.raises(NotConsented, match="QM, QN"):
        publish_programme(cast.secretariat, programme)
    agreed_by_both(cast, programme, "publishing")
    copy = publish_programme(cast.secretariat, programme, "Agreed by both")
    public = cast.spaces["public"]
    assert (copy.space, copy.name, copy.state) == (public, programme.name, "in force")
    row = Action.objects.get(space=public)
    assert (row.title, row.issue.space if row.issue else None) == (lamps.title, public)
    assert Lead.objects.get(space=public).unit == "Light Office"
    assert [(each.document.space, each.quote) for each in Ground.objects.filter(space=public)] == [(public, quote)]
    assert not Trace.objects.filter(space=public).exists()


def test_publishing_again_brings_the_same_copy_up_to_date(cast: Cast) -> None:
    programme = in_force(cast)
    agreed_by_both(cast, programme, "publishing")
    first = publish_programme(cast.secretariat, programme)
    take_step(cast.editor_qm, action(programme), "begin")
    with pytest.raises(NotConsented):
        publish_programme(cast.secretariat, programme)
    agreed_by_both(cast, programme, "publishing")
    again = publish_programme(cast.secretariat, Programme.objects.get(pk=programme.pk))
    assert again.pk == first.pk
    states = Action.objects.filter(space=cast.spaces["public"]).order_by("number").values_list("state", flat=True)
    assert list(states) == ["under way", "planned"]


def test_a_draft_is_not_published_and_an_editor_publishes_nothing(cast: Cast) -> None:
    programme = drafted(cast)
    with pytest.raises(Improper, match="Nothing is asked"):
        agreed_by_both(cast, programme, "publishing")
    with pytest.raises(Improper, match="was not adopted"):
        publish_programme(cast.secretariat, programme)
    with pytest.raises(NotAllowed):
        publish_programme(cast.editor_qm, programme)
    assert not Programme.objects.filter(space=cast.spaces["public"]).exists()

"""Mandates of higher bodies: entered with a passage or in one's own name, traced to what carries them out."""

from dataclasses import replace

import pytest

from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.programme.actions.grounds import Cited
from collegium.programme.actions.mandates import (
    MandateSaid,
    correct_mandate,
    enter_mandate,
    trace,
    untrace,
    withdraw_mandate,
)
from collegium.programme.models import Ground, Mandate, Trace
from tests.cast import Cast
from tests.programme.concert import action, drafted, joint_paper

LIT = MandateSaid("Two Shores Council", "Keep the lamps lit", "7/2031", "All winter.", "Two Shores Council", "2031-02")


def test_a_mandate_rests_on_a_passage_and_is_traced(cast: Cast) -> None:
    programme = drafted(cast)
    ground = Cited(joint_paper(cast), "The harbour office counted nine boats.")
    mandate = enter_mandate(cast.editor_qm, cast.spaces["joint"], LIT, ground)
    assert mandate.forum
    assert Ground.objects.get(of=mandate.pk).quote == ground.quote
    traced = trace(cast.editor_qn, mandate, action(programme), "the lamps of the channel")
    with pytest.raises(Improper, match="already"):
        trace(cast.editor_qm, mandate, action(programme))
    untrace(cast.editor_qm, traced)
    assert not Trace.objects.filter(withdrawn=False).exists()
    trace(cast.editor_qm, mandate, action(programme))
    withdraw_mandate(cast.editor_qm, mandate, "Repealed")
    assert not Trace.objects.filter(withdrawn=False).exists()


def test_a_mandate_of_one_partner_is_traced_to_a_joint_action_in_its_own_space(cast: Cast) -> None:
    mandate = enter_mandate(cast.editor_qm, cast.spaces["QM"], LIT)
    traced = trace(cast.editor_qm, mandate, action(drafted(cast)))
    assert traced.space == cast.spaces["QM"]
    with pytest.raises(NotVisible):
        trace(cast.editor_qn, mandate, traced.action)


def test_a_joint_mandate_is_not_traced_to_what_only_one_partner_sees(cast: Cast) -> None:
    mandate = enter_mandate(cast.editor_qm, cast.spaces["joint"], LIT)
    from_own = drafted(replace_joint(cast))
    with pytest.raises(Improper, match="Not everybody who reads this mandate"):
        trace(cast.editor_qm, mandate, action(from_own))


def replace_joint(cast: Cast) -> Cast:
    """The cast with Velmora's own space where the joint one is drafted in."""
    return replace(cast, spaces={**cast.spaces, "joint": cast.spaces["QM"]})


@pytest.mark.parametrize(
    ("said", "match"),
    [
        (replace(LIT, body=""), "between 1 and 200"),
        (replace(LIT, title=" "), "between 1 and 1000"),
        (replace(LIT, decided="in spring"), "no date"),
    ],
)
def test_what_cannot_be_said_of_a_mandate_is_refused(cast: Cast, said: MandateSaid, match: str) -> None:
    with pytest.raises(Improper, match=match):
        enter_mandate(cast.editor_qm, cast.spaces["joint"], said)
    assert not Mandate.objects.exists()


def test_who_reads_enters_nothing_and_the_public_space_holds_none(cast: Cast) -> None:
    for who, space in (("reader_qm", "joint"), ("editor_qm", "public"), ("secretariat", "public")):
        with pytest.raises(NotAllowed):
            enter_mandate(cast.people[who], cast.spaces[space], LIT)
    for who, space in (("editor_qt", "joint"), ("editor_qn", "QM"), ("secretariat", "QM")):
        with pytest.raises(NotVisible):
            enter_mandate(cast.people[who], cast.spaces[space], LIT)


def test_two_who_correct_at_once_lose_nothing(cast: Cast) -> None:
    enter_mandate(cast.editor_qm, cast.spaces["joint"], LIT)
    one, other = Mandate.objects.get(), Mandate.objects.get()
    correct_mandate(cast.editor_qm, one, replace(LIT, text="All year."))
    with pytest.raises(ChangedMeanwhile):
        correct_mandate(cast.editor_qn, other, replace(LIT, text="Never."))
    assert Mandate.objects.get().text == "All year."

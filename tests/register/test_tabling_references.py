"""A reference on the table: with which facts, onto what stands there, and by whom."""

import pytest

from collegium.accounts.access import visible_to
from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.register.actions.merging import merge
from collegium.register.actions.references import Said, add, state, table
from collegium.register.models import Fact, Reference
from collegium.register.queries.references import thing
from tests.cast import Cast
from tests.register.naming import COUNCIL, added, council, faults


def test_a_reference_is_tabled_with_what_cites_no_paper_of_ones_own(cast: Cast) -> None:
    reference, document = council(cast), added(cast)
    state(cast.editor_qm, reference, Said("founded", "1998"))
    state(cast.editor_qm, reference, Said("note", "Rejects tolls", document=document, quote="rejected the toll"))
    copy = table(cast.editor_qm, reference, "For the spring meeting")
    assert (copy.space, copy.names) == (cast.spaces["joint"], COUNCIL)
    assert [(each.what, each.value) for each in visible_to(cast.editor_qn, Fact)] == [("founded", "1998")]
    assert set(visible_to(cast.editor_qn, Reference)) == {copy}
    with pytest.raises(Improper):
        table(cast.editor_qm, Reference.objects.get(pk=reference.pk))
    assert thing(cast.spaces["QM"], "forum", reference.slug).own == reference
    assert not faults()


def test_a_reference_without_facts_is_tabled_onto_what_stands_there(cast: Cast) -> None:
    there = add(cast.secretariat, cast.spaces["joint"], "forum", {"en": ["The Council"]}, "two-shores-council")
    copy = table(cast.editor_qm, council(cast))
    assert copy == there
    assert copy.names == {"en": ["The Council", "Two Shores Council"]}


@pytest.mark.parametrize(
    ("who", "refused"), [("reader_qm", NotAllowed), ("post_qm", NotAllowed), ("editor_qn", NotVisible)]
)
def test_who_may_not_table_a_reference_is_refused(cast: Cast, who: str, refused: type[Exception]) -> None:
    reference = council(cast)
    with pytest.raises(refused):
        table(cast.people[who], reference)
    assert not Reference.objects.filter(space=cast.spaces["joint"]).exists()


def test_a_joint_reference_or_one_that_was_merged_is_not_tabled(cast: Cast) -> None:
    with pytest.raises(Improper):
        table(cast.secretariat, council(cast, "joint"))
    own = council(cast)
    merge(cast.editor_qm, own, "unga")
    with pytest.raises(Improper):
        table(cast.editor_qm, Reference.objects.get(pk=own.pk))

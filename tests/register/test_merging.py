"""Two references that are one: they share names, links and mentions, and part again."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.accounts.access import visible_to
from collegium.accounts.errors import Improper, Refused
from collegium.accounts.journal.undo import undo
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Space
from collegium.register.actions.merging import merge, part
from collegium.register.actions.references import add, withdraw
from collegium.register.models import Reference
from collegium.register.queries.references import mentions_of, thing
from collegium.register.references.scope import groups_in
from collegium.register.vocabulary import vocabulary_for
from tests.cast import Cast
from tests.examples import examples
from tests.register.naming import added, council, faults


def test_two_that_are_one_share_names_links_and_mentions(cast: Cast) -> None:
    first = council(cast)
    other = add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": ["Lantern Club"]})
    added(cast)
    merge(cast.editor_qm, first, other.slug, "It changed its name")
    both = thing(cast.spaces["QM"], "forum", first.slug)
    assert both.key == other.slug
    assert mentions_of(both).count() == 1
    names = vocabulary_for(cast.spaces["QM"]).names_of("forum", other.slug, "en")
    assert {"Lantern Club", "Two Shores Council"} <= set(names)
    with pytest.raises(Improper):
        merge(cast.editor_qm, other, first.slug)
    part(cast.editor_qm, Reference.objects.get(pk=first.pk))
    assert thing(cast.spaces["QM"], "forum", first.slug).key == first.slug
    assert not mentions_of(thing(cast.spaces["QM"], "forum", other.slug)).exists()
    assert not faults()


def test_what_the_tables_know_becomes_an_entry_when_something_is_merged_into_it(cast: Cast) -> None:
    reference = council(cast)
    merge(cast.editor_qm, reference, "unga")
    assert thing(cast.spaces["QM"], "forum", reference.slug).key == "unga"
    undo(Change.objects.filter(space=reference.space).latest("number"), cast.editor_qm, "A mistake")
    assert thing(cast.spaces["QM"], "forum", reference.slug).key == reference.slug
    assert not Reference.objects.filter(slug="unga", withdrawn=False).exists()


def test_an_undone_undoing_makes_no_circle(cast: Cast) -> None:
    one, other = council(cast), add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": ["Lantern Club"]})
    merge(cast.editor_qm, one, other.slug)
    undo(Change.objects.filter(space=one.space).latest("number"), cast.editor_qm, "A mistake")
    undone = Change.objects.filter(space=one.space).latest("number")
    merge(cast.editor_qm, Reference.objects.get(pk=other.pk), one.slug)
    with pytest.raises(Improper):
        undo(undone, cast.editor_qm, "Not a mistake")
    assert thing(cast.spaces["QM"], "forum", other.slug).key == one.slug
    assert not faults()


def test_what_others_stand_on_is_not_withdrawn(cast: Cast) -> None:
    one, other = council(cast), add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": ["Lantern Club"]})
    made = Change.objects.filter(space=one.space).latest("number")
    merge(cast.editor_qm, one, other.slug)
    with pytest.raises(Improper):
        withdraw(cast.editor_qm, Reference.objects.get(pk=other.pk))
    with pytest.raises(Improper):
        undo(made, cast.editor_qm, "A mistake")
    part(cast.editor_qm, Reference.objects.get(pk=one.pk))
    withdraw(cast.editor_qm, Reference.objects.get(pk=other.pk))
    assert list(visible_to(cast.editor_qm, Reference)) == [one]


STEPS = st.lists(
    st.tuples(st.sampled_from(["merge", "part", "undo"]), st.integers(0, 3), st.integers(0, 3)), max_size=9
)


@settings(max_examples=examples(8), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
def test_any_sequence_of_merging_and_undoing_verifies_and_goes_in_no_circle(
    cast: Cast, steps: list[tuple[str, int, int]]
) -> None:
    with transaction.atomic():
        space = cast.spaces["QM"]
        made = [add(cast.editor_qm, space, "forum", {"en": [f"Body {letter}"]}).pk for letter in "ABCD"]
        begin = Change.objects.filter(space=space).latest("number").number
        for step in steps:
            _take(cast, made, begin, step)
            heads = {thing(space, "forum", each.slug).key for each in Reference.objects.filter(pk__in=made)}
            assert heads
            grouped = [each.pk for _, members in groups_in(space) for each in members]
            assert sorted(grouped) == sorted(made)
        for each in Reference.objects.filter(pk__in=made).exclude(merged_into=None):
            part(cast.editor_qm, each)
        assert {thing(space, "forum", each.slug).key for each in Reference.objects.filter(pk__in=made)} == {
            each.slug for each in Reference.objects.filter(pk__in=made)
        }
        assert all(each.merged_into is None for each in Reference.objects.filter(pk__in=made))
        assert not list(verify(Space.objects.filter(pk=space.pk)).faults)
        transaction.set_rollback(True)


def _take(cast: Cast, made: list[str], begin: int, step: tuple[str, int, int]) -> None:
    """One step; what is refused changes nothing."""
    deed, one, other = step
    reference = Reference.objects.get(pk=made[one])
    try:
        with transaction.atomic():
            if deed == "merge":
                merge(cast.editor_qm, reference, Reference.objects.get(pk=made[other]).slug)
            elif deed == "part":
                part(cast.editor_qm, reference)
            else:
                changes = Change.objects.filter(space=reference.space, number__gt=begin).order_by("-number")
                for change in changes[one + other : one + other + 1]:
                    undo(change, cast.editor_qm, "A mistake")
    except Refused:
        return

"""What is known of a document is corrected with its history; documents that say the same are linked, in sets."""

from contextlib import suppress
from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.accounts.errors import Improper, NotAllowed, NotVisible, Refused
from collegium.accounts.journal.history import histories
from collegium.accounts.journal.undo import undo
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Space
from collegium.register import actions, queries
from collegium.register.describing import Origin, describe, link, origin_of, root_of, set_of, unlink
from collegium.register.errors import NotConsented
from collegium.register.models import Document, Rendering
from tests.cast import Cast, note
from tests.examples import examples

PIER, QUAY = "https://harbour.example/pier", "https://harbour.example/quay"


def added(cast: Cast, number: int, source: str = "") -> Document:
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), note(number, source)).document


def fresh(*documents: Document) -> list[Document]:
    return [Document.objects.get(pk=each.pk) for each in documents]


def test_what_is_known_is_corrected_and_what_stood_there_stays_in_the_history(cast: Cast) -> None:
    document = added(cast, 1)
    said = Origin(PIER, "Harbour Office", "Ferry Gazette", True)
    describe(cast.editor_qm, document, said, "The office says so")
    assert origin_of(fresh(document)[0]) == said
    step = histories(cast.reader_qm, [document])[document.pk][-1]
    assert (step.change.verb, step.change.why) == ("describes", "The office says so")
    assert step.altered["originator"] == ("", "Harbour Office")
    assert not verify(Space.objects.all()).faults


def test_saying_what_is_known_already_changes_nothing(cast: Cast) -> None:
    document = added(cast, 1, PIER)
    describe(cast.editor_qm, document, origin_of(document))
    assert fresh(document)[0].version == 1


@pytest.mark.parametrize(
    ("name", "error"), [("reader_qm", NotAllowed), ("post_qm", NotAllowed), ("editor_qn", NotVisible)]
)
def test_only_who_may_change_a_space_describes_and_links_there(cast: Cast, name: str, error: type[Refused]) -> None:
    one, other = added(cast, 1), added(cast, 2)
    with pytest.raises(error):
        describe(cast.people[name], one, Origin(originator="Office"))
    with pytest.raises(error):
        link(cast.people[name], one, other)
    with pytest.raises(error):
        unlink(cast.people[name], one)


def test_a_source_that_is_corrected_puts_its_versions_in_line_anew(cast: Cast) -> None:
    first, second, third = (added(cast, number, PIER) for number in (1, 2, 3))
    describe(cast.editor_qm, second, replace(origin_of(second), source_address=QUAY))
    assert [each.previous for each in fresh(first, second, third)] == [None, None, first]
    second = fresh(second)[0]
    describe(cast.editor_qm, second, replace(origin_of(second), source_address=PIER))
    assert [each.previous for each in fresh(first, second, third)] == [None, first, second]
    second = fresh(second)[0]
    describe(cast.editor_qm, second, replace(origin_of(second), source_address=""))
    assert [each.previous for each in fresh(first, second, third)] == [None, None, first]
    assert not verify(Space.objects.all()).faults


def test_partners_who_consented_are_asked_anew_when_a_description_is_undone(cast: Cast) -> None:
    joint = actions.table(cast.editor_qm, added(cast, 1))
    describe(cast.editor_qm, joint, Origin(originator="Harbour Office"))
    described = Change.objects.get(verb="describes")
    for head in (cast.principal_qm, cast.principal_qn):
        actions.consent(head, joint)
    undo(described, cast.editor_qn, "It was a slip.")
    assert not queries.consents(cast.reader_qn, joint).exists()
    with pytest.raises(NotConsented):
        actions.publish(cast.secretariat, fresh(joint)[0])
    assert not verify(Space.objects.all()).faults


def test_partners_who_consented_to_another_description_are_asked_anew(cast: Cast) -> None:
    joint = actions.table(cast.editor_qm, added(cast, 1))
    for head in (cast.principal_qm, cast.principal_qn):
        actions.consent(head, joint)
    describe(cast.editor_qm, joint, Origin(originator="Harbour Office"))
    joint = fresh(joint)[0]
    assert not queries.consents(cast.reader_qn, joint).exists()
    with pytest.raises(NotConsented):
        actions.publish(cast.secretariat, joint)
    for head in (cast.principal_qm, cast.principal_qn):
        actions.consent(head, joint)
    assert actions.publish(cast.secretariat, joint).originator == "Harbour Office"


def test_linked_documents_are_one_set_for_each_of_them(cast: Cast) -> None:
    first, second, third = (added(cast, number) for number in (1, 2, 3))
    link(cast.editor_qm, first, second)
    link(cast.editor_qm, second, third)
    for one in (first, second, third):
        assert {*queries.parallels(cast.reader_qm, one), one} == {first, second, third}
    assert not queries.parallels(cast.editor_qn, first).exists()


@pytest.mark.parametrize("out", [0, 1, 2])
def test_whichever_is_taken_out_the_others_stay_together(cast: Cast, out: int) -> None:
    documents = [added(cast, number) for number in (1, 2, 3)]
    link(cast.editor_qm, documents[0], documents[1])
    link(cast.editor_qm, documents[2], documents[0])
    gone = documents.pop(out)
    unlink(cast.editor_qm, gone)
    assert set_of(gone) == [gone]
    assert set(set_of(documents[0])) == set(documents)
    link(cast.editor_qm, gone, documents[0])
    assert set(set_of(gone)) == {gone, *documents}
    assert not verify(Space.objects.all()).faults


def test_what_cannot_be_linked_is_refused(cast: Cast) -> None:
    one, other, alone = (added(cast, number) for number in (1, 2, 3))
    joint = actions.table(cast.editor_qm, alone)
    link(cast.editor_qm, one, other)
    for left, right in ((one, one), (one, other), (other, one), (one, joint)):
        with pytest.raises(Improper):
            link(cast.editor_qm, left, right)
    with pytest.raises(Improper):
        unlink(cast.editor_qm, alone)


def test_copies_are_linked_as_their_papers_are_and_know_nothing_of_them(cast: Cast) -> None:
    papers = [added(cast, number) for number in (1, 2, 3)]
    link(cast.editor_qm, papers[0], papers[1])
    copies = [actions.table(cast.editor_qm, each) for each in fresh(*papers)]
    assert set(set_of(copies[0])) == {copies[0], copies[1]}
    assert set_of(copies[2]) == [copies[2]]
    for row in Rendering.objects.filter(space=cast.spaces["joint"]):
        assert {row.document, row.of} <= set(copies)
    for copy in fresh(*copies[:2]):
        for head in (cast.principal_qm, cast.principal_qn):
            actions.consent(head, copy)
    public = [actions.publish(cast.secretariat, each) for each in fresh(*copies[:2])]
    assert set(set_of(public[1])) == set(public)


STEPS = st.lists(st.tuples(st.sampled_from(["link", "unlink"]), st.integers(0, 3), st.integers(0, 3)), max_size=8)


@pytest.fixture
def documents(cast: Cast) -> list[Document]:
    """Four documents of Velmora's own."""
    return [added(cast, number) for number in range(4)]


@settings(
    max_examples=examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # each example is taken back
@given(steps=STEPS)
def test_any_sequence_of_linking_and_taking_out_leaves_sets_that_fit(
    cast: Cast, documents: list[Document], steps: list[tuple[str, int, int]]
) -> None:
    with transaction.atomic():
        expected = [{number} for number in range(4)]
        for act, one, other in steps:
            with suppress(Improper):
                if act == "link":
                    link(cast.editor_qm, documents[one], documents[other])
                else:
                    unlink(cast.editor_qm, documents[one])
            expected = after(expected, act, one, other)
        found = [{documents.index(each) for each in set_of(one)} for one in documents]
        assert found == [next(each for each in expected if number in each) for number in range(4)]
        assert not verify(Space.objects.filter(pk=cast.spaces["QM"].pk)).faults
        transaction.set_rollback(True)


def after(sets: list[set[int]], act: str, one: int, other: int) -> list[set[int]]:
    """The sets after a step, as one would reckon them by hand."""
    mine, theirs = (next(each for each in sets if number in each) for number in (one, other))
    if act == "link":
        return [each for each in sets if each not in (mine, theirs)] + [mine | theirs]
    return [each - {one} for each in sets if each != {one}] + [{one}]


def test_the_common_document_renders_none_itself(cast: Cast) -> None:
    documents = [added(cast, number) for number in range(5)]
    for one, other in ((0, 1), (2, 3), (3, 1), (4, 0)):
        link(cast.editor_qm, documents[one], documents[other])
    roots = {root_of(each) for each in documents}
    assert len(roots) == 1
    assert not Rendering.objects.filter(document__in=roots, withdrawn=False).exists()

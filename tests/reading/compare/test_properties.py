"""What holds for every comparison."""

import hypothesis.strategies as st
from hypothesis import given

from collegium.reading.compare import KINDS, changes, compare
from collegium.reading.compare.acts import GIVEN_UP, related
from collegium.reading.contract import ACTS, Reading
from tests.reading.compare.made import of_statements

WORDS = st.sampled_from(
    ["ferry", "pier", "winter", "channel", "lantern", "rope", "anchor", "harbour", "will", "keep", "the", "of", "2031"]
)
SENTENCE = st.lists(WORDS, max_size=9).map(" ".join) | st.text(max_size=20).map(lambda text: text.replace("\n", " "))
ACTORS = st.sampled_from(["", "QM", "QN", "QM QN", "QN QM"])
READINGS = st.lists(st.tuples(st.sampled_from(ACTS), ACTORS, SENTENCE), max_size=9).map(of_statements)


@given(READINGS, READINGS)
def test_every_statement_of_both_stands_exactly_once_in_the_result(old: Reading, new: Reading) -> None:
    found = compare(old, new)
    assert sorted(pair.old for pair in found.pairs if pair.old is not None) == list(range(len(old.statements)))
    assert sorted(pair.new for pair in found.pairs if pair.new is not None) == list(range(len(new.statements)))
    for pair in found.pairs:
        assert (pair.old is None) is (pair.kind == "new")
        assert (pair.new is None) is (pair.kind == "not_repeated")
        assert 0 <= pair.similarity <= 1


@given(READINGS)
def test_a_document_beside_itself_is_all_kept(one: Reading) -> None:
    found = compare(one, one)
    assert [(pair.kind, pair.old, pair.new, pair.similarity) for pair in found.pairs] == [
        ("kept", number, number, 1.0) for number in range(len(one.statements))
    ]


@given(READINGS, READINGS)
def test_the_same_two_documents_give_the_same_comparison_in_the_same_order(old: Reading, new: Reading) -> None:
    found = compare(old, new)
    assert found == compare(old, new)
    kinds = [KINDS.index(pair.kind) for pair in found.pairs]
    assert kinds == sorted(kinds)


@given(READINGS, READINGS)
def test_a_pair_has_related_acts_and_one_that_is_kept_the_same_act_and_actors(old: Reading, new: Reading) -> None:
    found = compare(old, new)
    for pair in (*found.of_kind("kept"), *found.of_kind("reworded")):
        before, after = found.old_statement(pair), found.new_statement(pair)
        assert before
        assert after
        assert related(before.act, after.act)
        same = (before.act, set(before.actors)) == (after.act, set(after.actors))
        assert same or pair.kind == "reworded"
    for pair in found.of_kind("not_repeated"):
        given_up = found.beside(pair)
        assert given_up is None or given_up.act in GIVEN_UP


@given(SENTENCE, SENTENCE)
def test_the_runs_of_both_sides_are_the_two_passages(old: str, new: str) -> None:
    found = changes(old, new)
    for passage, runs in ((old, [each.old for each in found]), (new, [each.new for each in found])):
        assert "".join("".join(runs).split()) == "".join(passage.split())
    assert all(each.old if each.kind == "old" else each.new for each in found if each.kind != "same")


@given(SENTENCE)
def test_a_passage_beside_itself_has_no_change(one: str) -> None:
    assert {each.kind for each in changes(one, one.upper() if one.isascii() else one)} <= {"same"}


def test_acts_are_related_both_ways_and_a_promise_is_never_related_to_its_refusal() -> None:
    for one in ACTS:
        assert related(one, one)
        assert [related(one, other) for other in ACTS] == [related(other, one) for other in ACTS]
    assert not any(related(act, gone) for act in ("commits", "adopts", "proposes", "supports") for gone in GIVEN_UP)

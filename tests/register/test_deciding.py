"""A second person decides without knowing the first; what is decided is settled, taken back, entered by hand."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.accounts.actions.seats import end_seat
from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.models import Change, Seat, Version
from collegium.register import actions
from collegium.register.actions.deciding import Word, decide, decide_all, settle, take_back
from collegium.register.actions.entering import enter, withdraw
from collegium.register.actions.holding import FIELDS
from collegium.register.models import Decision, Document, Finding, Named, Statement
from collegium.register.queries.findings import (
    Sought,
    agreement_in,
    counts,
    decided_lately,
    findings,
    to_settle,
    waiting_for,
)
from collegium.register.rules.findings import Said, agree, seal_of, state_of
from collegium.register.rules.passages import NO_SPACE, passage, place_behind
from tests.cast import Cast, note
from tests.register.test_findings import TEXT, faults


@pytest.fixture
def document(cast: Cast) -> Document:
    """A document with three findings."""
    arrival = replace(note(), data=TEXT, name="words.txt")
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), arrival).document


def found(document: Document, number: int = 0) -> Finding:
    return Finding.objects.filter(document=document).order_by("start")[number]


def content(finding: Finding, **otherwise: Any) -> dict[str, Any]:
    return {**{name: getattr(finding, name) for name in FIELDS}, **otherwise}


def test_several_are_confirmed_in_one_change(cast: Cast, document: Document) -> None:
    before = Change.objects.count()
    decide_all(cast.editor_qm, list(Finding.objects.filter(document=document)), Word("confirmed"))
    assert Change.objects.count() == before + 1
    assert Statement.objects.filter(document=document, now_start__isnull=False).count() == 3
    assert not faults()


def test_of_several_none_is_decided_where_one_cannot_be(cast: Cast, document: Document) -> None:
    decide(cast.editor_qm, found(document, 2), "confirmed")
    with pytest.raises(Improper):
        decide_all(cast.editor_qm, list(Finding.objects.filter(document=document)), Word("confirmed"))
    assert Statement.objects.filter(document=document).count() == 1


def test_what_the_first_said_stands_nowhere_until_the_second_has_decided(cast: Cast, document: Document) -> None:
    finding = found(document)
    first = decide(cast.editor_qm, finding, "rejected", reason="peculiarreason", asks=True)
    assert found(document).state == "awaiting"
    assert (first.verdict, first.said, first.reason) == ("", {}, "")
    kept = json.dumps([list(Version.objects.values_list("content", flat=True)), list(Change.objects.values("why"))])
    assert "rejected" not in kept
    assert "peculiarreason" not in kept
    assert not Statement.objects.exists()
    assert not faults()


@pytest.mark.parametrize("verdict", ["confirmed", "rejected"])
def test_two_who_say_the_same_enter_it_or_do_not(cast: Cast, document: Document, verdict: str) -> None:
    finding = found(document)
    first = decide(cast.editor_qm, finding, verdict, reason="One", asks=True)
    decide(cast.principal_qm, finding, verdict, reason="Two")
    assert found(document).state == verdict
    assert Statement.objects.filter(key=finding.key).count() == (verdict == "confirmed")
    opened = Decision.objects.get(pk=first.pk)
    assert (opened.verdict, opened.reason) == (verdict, "One")
    assert opened.seal == seal_of(opened.sealed["salt"], opened.verdict, opened.said, opened.reason)
    told = agreement_in(cast.editor_qm, document.space)
    assert (told.count, told.equal) == (1, 1.0)
    assert not faults()


def test_two_who_disagree_are_settled_by_somebody(cast: Cast, document: Document) -> None:
    finding = found(document)
    decide(cast.editor_qm, finding, "confirmed", asks=True)
    decide(cast.principal_qm, finding, "corrected", {"addressees": ["QN"]})
    assert found(document).state == "disputed"
    assert not Statement.objects.exists()
    assert agreement_in(cast.editor_qm, document.space).equal == 0
    settle(cast.deputy_qm, finding, Word("corrected", {"addressees": ["QN"]}, "It is said to them"))
    assert found(document).state == "corrected"
    assert Statement.objects.get(key=finding.key).addressees == ["QN"]
    assert not faults()


def test_neither_of_the_two_settles_while_a_third_person_could(cast: Cast, document: Document) -> None:
    finding = found(document)
    decide(cast.editor_qm, finding, "confirmed", asks=True)
    decide(cast.principal_qm, finding, "rejected", reason="It is a custom")
    for each in (cast.editor_qm, cast.principal_qm):
        with pytest.raises(NotAllowed):
            settle(each, finding, Word("confirmed"))
    assert waiting_for(cast.principal_qm, document.space) == waiting_for(cast.deputy_qm, document.space) - 1
    end_seat(cast.principal_qm, Seat.objects.get(person=cast.deputy_qm), "She left")
    settle(cast.editor_qm, finding, Word("confirmed"))
    assert found(document).state == "confirmed"
    assert not faults()


def test_one_of_the_two_is_not_told_of_what_a_third_may_settle(cast: Cast, document: Document) -> None:
    finding = found(document)
    decide(cast.deputy_qm, finding, "confirmed", asks=True)
    decide(cast.principal_qm, finding, "rejected", reason="It is a custom")
    end_seat(cast.principal_qm, Seat.objects.get(person=cast.deputy_qm), "She left")
    with pytest.raises(NotAllowed):
        settle(cast.principal_qm, finding, Word("confirmed"))
    assert to_settle(cast.principal_qm, document.space) == 0
    assert to_settle(cast.editor_qm, document.space) == 1
    end_seat(cast.principal_qm, Seat.objects.get(person=cast.editor_qm), "He left as well")
    assert to_settle(cast.principal_qm, document.space) == 1, "there is nobody else"


def test_what_a_second_person_takes_back_waits_for_one_again(cast: Cast, document: Document) -> None:
    finding = found(document)
    decide(cast.editor_qm, finding, "confirmed", asks=True)
    second = decide(cast.principal_qm, finding, "confirmed")
    take_back(cast.principal_qm, second)
    assert found(document).state == "awaiting"
    assert not Statement.objects.filter(withdrawn=False).exists()
    with pytest.raises(Improper):
        decide(cast.editor_qm, found(document), "confirmed")
    decide(cast.deputy_qm, found(document), "confirmed")
    assert found(document).state == "confirmed"
    assert Statement.objects.filter(withdrawn=False).count() == 1
    assert not faults()


def test_nothing_is_settled_on_which_nobody_disagrees(cast: Cast, document: Document) -> None:
    with pytest.raises(Improper):
        settle(cast.editor_qm, found(document), Word("confirmed"))
    decide(cast.editor_qm, found(document), "confirmed", asks=True)
    with pytest.raises(Improper):
        settle(cast.principal_qm, found(document), Word("confirmed"))


def test_nobody_is_a_second_person_to_oneself(cast: Cast, document: Document) -> None:
    decide(cast.editor_qm, found(document), "confirmed", asks=True)
    with pytest.raises(Improper):
        decide(cast.editor_qm, found(document), "confirmed")
    assert waiting_for(cast.editor_qm, document.space) == 2
    assert waiting_for(cast.principal_qm, document.space) == 3


def test_what_is_taken_back_leaves_the_register_and_can_be_decided_again(cast: Cast, document: Document) -> None:
    decision = decide(cast.editor_qm, found(document), "confirmed")
    take_back(cast.editor_qm, decision)
    assert found(document).state == "proposed"
    assert Statement.objects.get().withdrawn
    assert not Named.objects.filter(statement__isnull=False).exists()
    with pytest.raises(Improper):
        take_back(cast.editor_qm, Decision.objects.get(pk=decision.pk))
    decide(cast.principal_qm, found(document), "rejected", reason="It is a custom")
    assert found(document).state == "rejected"
    assert not faults()


def test_of_what_is_taken_back_sealed_nothing_is_left(cast: Cast, document: Document) -> None:
    decision = decide(cast.editor_qm, found(document), "confirmed", asks=True)
    take_back(cast.editor_qm, decision)
    gone = Decision.objects.get(pk=decision.pk)
    assert (gone.sealed, gone.verdict, found(document).state) == ({}, "", "proposed")


def test_of_two_who_disagree_neither_takes_back_what_was_said(cast: Cast, document: Document) -> None:
    first = decide(cast.editor_qm, found(document), "confirmed", asks=True)
    second = decide(cast.principal_qm, found(document), "rejected", reason="It is a custom")
    for person, decision in ((cast.principal_qm, second), (cast.editor_qm, first)):
        with pytest.raises(Improper):
            take_back(person, Decision.objects.get(pk=decision.pk))
    assert found(document).state == "disputed"
    assert not Statement.objects.filter(withdrawn=False).exists()


@pytest.mark.parametrize(
    ("who", "refused"), [("principal_qm", NotAllowed), ("reader_qm", NotAllowed), ("editor_qn", NotVisible)]
)
def test_nobody_takes_back_what_another_decided(
    cast: Cast, document: Document, who: str, refused: type[Exception]
) -> None:
    decision = decide(cast.editor_qm, found(document), "confirmed")
    with pytest.raises(refused):
        take_back(cast.people[who], decision)


@pytest.mark.parametrize(
    "otherwise",
    [
        {},
        {"act": "doubts"},
        {"standing": "rumour"},
        {"actors": "QM"},
        {"actors": ["QM", "QM"]},
        {"when_start": "2031-02-31"},
        {"when_start": "2031-03-01", "when_end": "2031-02-01"},
        {"quote": "Words of no text", "start": 0, "end": 16},
        {"start": 1},
    ],
)
def test_a_correction_says_what_a_statement_may(cast: Cast, document: Document, otherwise: dict[str, Any]) -> None:
    with pytest.raises(Improper):
        decide(cast.editor_qm, found(document), "corrected", otherwise)
    assert found(document).state == "proposed"


def test_a_statement_that_reading_missed_is_entered_and_withdrawn(cast: Cast, document: Document) -> None:
    text = TEXT.decode()
    start = text.index("Winter Ferry")
    said = content(found(document), start=start, end=start + 12, quote="Winter Ferry", actors=["QN"])
    statement = enter(cast.editor_qm, document, said, "The title says so")
    assert Named.objects.filter(statement=statement, value="QN").count() == 1
    assert Statement.objects.get(pk=statement.pk).now_start == start
    actions.read_again(cast.editor_qm, document)
    assert Statement.objects.get(pk=statement.pk).now_start == start
    with pytest.raises(Improper):
        withdraw(cast.editor_qm, statement, " ")
    withdraw(cast.principal_qm, Statement.objects.get(pk=statement.pk), "It is a title")
    assert not Named.objects.filter(statement=statement).exists()
    assert not faults()


@pytest.mark.parametrize(("who", "refused"), [("reader_qm", NotAllowed), ("editor_qn", NotVisible)])
def test_who_may_not_decide_enters_nothing(cast: Cast, document: Document, who: str, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        enter(cast.people[who], document, content(found(document)))


def test_findings_are_sought_by_what_they_say(cast: Cast, document: Document) -> None:
    space, editor = document.space, cast.editor_qm
    of = {"space": space, "document": document, "finding": found(document, 1), "state": "proposed"}
    Named.objects.create(**of, role="issue", value="fisheries")
    asked = [
        (Sought(), 3),
        (Sought(act="requests"), 1),
        (Sought(issue="fisheries"), 1),
        (Sought(issue="fisheries", act="commits"), 0),
        (Sought(document=document.pk), 3),
        (Sought(standing="joint"), 0),
        (Sought(sure="no such"), 0),
        (Sought(state="confirmed"), 0),
    ]
    assert [findings(editor, space, each).count() for each, _ in asked] == [count for _, count in asked]
    assert not findings(cast.editor_qn, space, Sought()).exists()
    assert counts(editor, space, Sought(act="requests"))["proposed"] == 1


def test_what_a_finding_names_is_counted_in_the_state_that_decisions_give_it(cast: Cast, document: Document) -> None:
    of = {"space": document.space, "document": document, "finding": found(document, 1), "state": "proposed"}
    Named.objects.create(**of, role="issue", value="fisheries")

    def counted() -> dict[str, int]:
        known = counts(cast.editor_qm, document.space, Sought(issue="fisheries"))
        return {state: count for state, count in known.items() if count}

    assert counted() == {"proposed": 1}
    decision = decide(cast.editor_qm, found(document, 1), "confirmed")
    assert counted() == {"confirmed": 1}
    take_back(cast.editor_qm, decision)
    assert counted() == {"proposed": 1}


def test_how_fast_it_goes_is_counted_of_oneself(cast: Cast, document: Document) -> None:
    decide(cast.editor_qm, found(document), "confirmed")
    assert decided_lately(cast.editor_qm, document.space).count() == 1
    assert decided_lately(cast.principal_qm, document.space).count() == 0


WORDS = st.text(alphabet="ab \n\u00a0\x1cé", max_size=40)


@given(WORDS)
def test_every_character_is_found_behind_those_before_it(text: str) -> None:
    places = [match.start() for match in NO_SPACE.finditer(text)]
    assert [place_behind(text, number) for number in range(len(places))] == places
    assert place_behind(text, len(places)) == len(text)


@given(WORDS, st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_marked_words_are_found_where_they_were_marked(text: str, start: int, end: int, near: int) -> None:
    words = text[start:end]
    span = passage(text, words, start)
    if not words.strip():
        assert span is None
        return
    assert span is not None
    assert text[slice(*span)].split() == words.strip().split()


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ([], "proposed"),
        ([Said("")], "awaiting"),
        ([Said("confirmed")], "confirmed"),
        ([Said("rejected"), Said("rejected")], "rejected"),
        ([Said("confirmed", {"act": "holds"}), Said("corrected", {"act": "holds"})], "confirmed"),
        ([Said("confirmed"), Said("rejected")], "disputed"),
        ([Said("confirmed"), Said("rejected"), Said("rejected", settles=True)], "rejected"),
        ([Said(""), Said("rejected", settles=True)], "rejected"),
        ([Said("confirmed", asks=True)], "awaiting"),
        ([Said("confirmed", asks=True), Said("confirmed")], "confirmed"),
    ],
)
def test_a_state_follows_from_what_was_said(said: list[Said], state: str) -> None:
    assert state_of(said) == state


def test_two_agree_whatever_the_order_and_the_lines() -> None:
    one = Said("corrected", {"actors": ["QM", "QN"], "quote": "mend the\npier", "start": 3, "end": 16})
    other = Said("corrected", {"actors": ["QN", "QM"], "quote": "mend the pier", "start": 9, "end": 22})
    assert agree(one, other)
    assert not agree(one, replace(other, content={**other.content, "actors": ["QM"]}))

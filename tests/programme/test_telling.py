"""Who is written to when something is done, and what everybody must chase; no letter holds a word of the register."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from collegium.accounts.access import seeing_as
from collegium.accounts.models import Person
from collegium.programme.actions.appeals import report_on
from collegium.programme.actions.charges import take
from collegium.programme.actions.letters import choose_mail
from collegium.programme.actions.proceedings import keep_silence, record_answer
from collegium.programme.mail.digest import digest_all, remind_all
from collegium.programme.models import Letter, Silence
from collegium.programme.rules.letters import CHOICES, is_digest_due, period_of
from tests.cast import Cast
from tests.programme.instructing import DRAFTED, charged, second_post, words
from tests.programme.proceedings import partner, recorded, set_clock, silent, standing
from tests.programme.sharing import post_of
from tests.programme.test_appeals import STARTS, issued

WORDS = ("Lamps", "Piers", "Quellhaven", "Skerry", "Velmora", "Ostrand", "Said with", "abstain", "in favour")
"""Some of every title, text and name that the register holds here."""
TO_CHASE = "What you must chase"
NOW = datetime(2031, 2, 5, 6, 0, tzinfo=UTC)  # a Wednesday


def letters(kind: str = "") -> list[tuple[str, str]]:
    """Who was written to, and the subject; those whose subject holds some words."""
    rows = Letter.objects.order_by("person__email").values_list("person__name", "subject")
    return [(name, subject) for name, subject in rows if kind in subject]


def named(people: Iterable[Person]) -> list[str]:
    """The names of people."""
    return sorted(each.name for each in people)


def test_each_step_is_told_to_those_who_wait_for_it_and_to_nobody_else(cast: Cast) -> None:
    _, there = second_post(cast)
    (charge,) = charged(cast)
    assert letters() == [("post_qm", "An instruction waits")]
    Letter.objects.all().delete()
    take(cast.post_qm, charge, "receive")
    assert letters() == []
    take(cast.post_qm, charge, "query", words("query"))
    capital = ["deputy_qm", "editor_qm", "principal_qm"]
    assert letters() == [(name, "A post asks") for name in capital]
    Letter.objects.all().delete()
    take(cast.editor_qm, charge, "answer", words("answer"))
    assert letters() == [("post_qm", "An answer to your post")]
    Letter.objects.all().delete()
    take(cast.post_qm, charge, "report", words("report"))
    assert letters() == [(name, "A post has reported") for name in capital]
    assert there
    assert not Letter.objects.filter(person=there).exists()


def test_whoever_does_it_is_not_told(cast: Cast) -> None:
    post, _ = second_post(cast, seated=False)
    (charge,) = charged(cast, post)
    take(cast.editor_qm, charge, "acknowledge")
    take(cast.editor_qm, charge, "report", words("report"))
    assert [name for name, _ in letters("reported")] == ["deputy_qm", "principal_qm"]


def test_silence_is_told_to_heads_and_editors_of_all_who_take_part(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    with seeing_as(cast.editor_qm):  # on PostgreSQL the database shows no more than that
        text, edition = silent(cast)
    both = ["deputy_qm", "editor_qm", "editor_qn", "principal_qm", "principal_qn"]
    told = [name for name, _ in letters("has begun")]
    assert set(both) - set(told) <= {"editor_qm"}  # whoever put it under silence knows
    assert set(told) <= set(both)
    set_clock(monkeypatch, Silence.objects.get().until + timedelta(minutes=1))
    keep_silence(cast.secretariat, text, edition)
    assert [name for name, _ in letters("has ended")] == both


def test_an_answer_that_was_recorded_is_told_to_the_partner(cast: Cast) -> None:
    text, edition = standing(cast)
    record_answer(cast.secretariat, text, partner("QN"), recorded(cast, "consents", edition))
    assert [name for name, _ in letters("recorded")] == ["editor_qn", "principal_qn"]


def test_a_post_and_who_is_silent_are_reminded_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    charged(cast)
    silent(cast)
    Letter.objects.all().delete()
    assert remind_all(DRAFTED.due - timedelta(days=2) if DRAFTED.due else None) == 0
    assert DRAFTED.due
    for _ in range(2):
        assert remind_all(DRAFTED.due - timedelta(hours=3)) == 1
        assert remind_all(Silence.objects.get().until - timedelta(hours=3)) == 1
    assert letters("is due soon") == [("post_qm", "An instruction is due soon")]
    assert len(letters("ends soon")) == 5
    assert remind_all(DRAFTED.due + timedelta(seconds=1)) == 0


def test_a_digest_counts_by_kind_and_names_nothing(cast: Cast) -> None:
    charged(cast)
    Letter.objects.all().delete()
    digest_all(NOW)
    body = Letter.objects.get(person=cast.post_qm).body
    assert "1 × instructions that were not acknowledged:" in body
    assert "/charges/" in body
    assert [name for name, _ in letters()] == ["deputy_qm", "editor_qm", "post_qm", "principal_qm"]
    assert digest_all(NOW) == 0
    assert digest_all(NOW + timedelta(days=1)) == 4


def test_who_wants_it_at_once_is_told_of_each_thing_once(cast: Cast) -> None:
    for person in (cast.editor_qm, cast.principal_qm, cast.deputy_qm):
        choose_mail(person, "never", "en")
    choose_mail(cast.post_qm, "at once", "fr")
    charged(cast)
    Letter.objects.all().delete()
    assert [digest_all(NOW), digest_all(NOW + timedelta(minutes=1)), digest_all(NOW)] == [1, 0, 0]
    assert "1 × instructions dont" in Letter.objects.get().body
    charged(cast, said=replace(DRAFTED, title="Piers in the channel"))
    assert digest_all(NOW) == 1


def test_reports_on_an_appeal_are_told_at_once_only_where_more_is_owed(cast: Cast) -> None:
    appeal = issued(cast)
    for code in ("QM", "QN"):
        post_of(cast, code, "Skerry")
    for person in cast.people.values():
        choose_mail(person, "never", "en")
    choose_mail(cast.editor_qm, "at once", "en")
    at, periods = datetime(2025, 8, 1, 6, tzinfo=UTC), (STARTS.isoformat(), "2025-04-30")
    assert [digest_all(at), digest_all(at)] == [1, 0]
    assert "4 × reports on standing appeals:" in Letter.objects.get(person=cast.editor_qm, subject=TO_CHASE).body
    for place, since in (("Skerry", periods[0]), ("Skerry", periods[1]), ("Quellhaven", periods[1])):
        report_on(cast.editor_qm, appeal, place, since, "We met.")
        assert digest_all(at) == 0, (place, since)
    assert digest_all(datetime(2025, 11, 1, 6, tzinfo=UTC)) == 1
    assert digest_all(datetime(2025, 11, 1, 7, tzinfo=UTC)) == 0


def test_who_has_nothing_to_chase_is_not_written_to(cast: Cast) -> None:
    assert digest_all(NOW) == 0
    assert letters() == []


@pytest.mark.parametrize(
    ("often", "last", "due"),
    [
        ("never", "", False),
        ("at once", "", True),
        ("daily", "2031-02-04", True),
        ("daily", "2031-02-05", False),
        ("weekly", "2031-W06", False),
        ("weekly", "2031-W05", True),
        ("weekly", "", True),
    ],
)
def test_a_digest_is_due_once_in_its_day_or_week(often: str, last: str, due: bool) -> None:
    assert is_digest_due(often, last, NOW) is due


def test_the_first_days_of_a_year_belong_to_the_week_that_has_them() -> None:
    assert period_of("weekly", datetime(2027, 1, 1, tzinfo=UTC)) == "2026-W53"
    assert {period_of(often, NOW) for often in CHOICES} == {"", "2031-02-05", "2031-W06"}


def test_no_letter_holds_a_word_of_the_register(cast: Cast) -> None:
    second_post(cast)
    (charge,) = charged(cast)
    for verb in ("query", "acknowledge", "report"):
        if verb == "acknowledge":
            take(cast.editor_qm, charge, "answer", words("answer"))
        else:
            take(cast.post_qm, charge, verb, words(verb))
    text, edition = standing(cast)
    record_answer(cast.secretariat, text, partner("QN"), recorded(cast, "consents", edition))
    remind_all()
    digest_all(NOW)
    said = "\n".join(f"{each.subject}\n{each.body}" for each in Letter.objects.all())
    assert said.count("http://") > 10
    assert [
        word
        for word in (*WORDS, *(str(getattr(DRAFTED, each.name)) for each in fields(DRAFTED)))
        if word and len(word) > 4 and word.lower() in said.lower()
    ] == []

"""What partners agreed to and was struck out is found out by nobody who tries: the salts of its seals went with it."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Entry, Space, Version
from collegium.exchange.handover.package import hand_over
from collegium.programme.actions import plans
from collegium.programme.actions.adjustments import alter, propose
from collegium.programme.actions.assents import say_to_adjustment, say_to_programme, seal_of_adjustment
from collegium.programme.actions.plans import Period, Planned
from collegium.programme.actions.programmes import set_up_series
from collegium.programme.actions.relaying import seal_of
from collegium.programme.models import (
    Action,
    Alteration,
    Assent,
    Lead,
    Plan,
    PlanConsent,
    Programme,
    ProgrammeSeries,
    Subject,
    SubjectLead,
)
from collegium.programme.models.programmes import Relayed
from collegium.programme.rules.programmes import salted_seal
from collegium.register.models import Reference
from tests.cast import Cast
from tests.programme.concert import LAMPS, TIDES, action, drafted, in_force

YEAR = Period("Talks 2031", date(2031, 1, 1), date(2031, 12, 31))
LED = replace(LAMPS, leads={"QM": "Light Office"})


def struck(cast: Cast, entry: Entry) -> None:
    strike(cast.principal_qn, propose_striking(cast.principal_qm, entry, "It was a mistake"))
    assert not verify(Space.objects.all()).faults


def agreed(cast: Cast) -> None:
    """A programme of a series in force and a second draft, an amendment of the first, a plan: one partner said yes to
    each."""
    series = set_up_series(cast.editor_qm, cast.spaces["joint"], "Tides")
    programme = in_force(cast, replace(TIDES, series=series), LED)
    amendment = propose(cast.editor_qm, programme, "The late spring")
    alter(cast.editor_qm, amendment, action(programme), replace(LED, title="Light two channels"))
    say_to_adjustment(cast.principal_qm, amendment, seal_of_adjustment(amendment))
    other = drafted(cast, replace(TIDES, name="Other"), replace(LAMPS, title="Other", issue="Other"))
    say_to_programme(cast.principal_qm, other, "adoption", seal_of(other))
    plan = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], YEAR, [Planned("Lamps", leads={"QM": "Office"})])
    plans.consent(cast.principal_qm, plan)


def salted(words: type[Assent] | type[PlanConsent]) -> int:
    """How many of some words have a salt."""
    assert not words.objects.filter(**{words.sealed_in: ""}).exists()
    return words.objects.exclude(salt="").count()


OF_PROGRAMMES: list[tuple[Callable[[], Entry], int]] = [
    (lambda: Programme.objects.get(name="Tides 2031–2032"), 1),
    (lambda: ProgrammeSeries.objects.get(), 1),
    (lambda: Action.objects.get(title="Light the channel"), 1),
    (lambda: Lead.objects.get(), 1),
    (lambda: Reference.objects.get(slug="lamps"), 1),
    (lambda: Alteration.objects.get(), 3),
    (lambda: Plan.objects.get(), 4),
]
"""What is struck out, and how many of the words to programmes keep their salts: two to one that was adopted and one to
its amendment, and one to another programme."""


@pytest.mark.parametrize(("what", "kept"), OF_PROGRAMMES)
def test_the_salts_of_words_to_programmes_go_with_what_they_hold(
    cast: Cast, what: Callable[[], Entry], kept: int
) -> None:
    agreed(cast)
    assert salted(Assent) == 4
    struck(cast, what())
    assert salted(Assent) == kept


OF_PLANS: list[tuple[Callable[[], Entry], int]] = [
    (lambda: Plan.objects.get(), 0),
    (lambda: Subject.objects.get(), 0),
    (lambda: SubjectLead.objects.get(), 0),
    (lambda: Action.objects.get(title="Other"), 1),
]


@pytest.mark.parametrize(("what", "kept"), OF_PLANS)
def test_the_salts_of_words_to_plans_go_with_what_they_hold(cast: Cast, what: Callable[[], Entry], kept: int) -> None:
    agreed(cast)
    struck(cast, what())
    assert salted(PlanConsent) == kept


def test_no_journal_and_no_package_has_the_salt_that_alone_proves_what_was_agreed_to(cast: Cast) -> None:
    programme = drafted(cast)
    word = say_to_programme(cast.principal_qm, programme, "adoption", guessed := seal_of(programme))
    assert salted_seal(word.salt, guessed) == word.seal
    assert Version.objects.filter(content__contains=word.seal).exists()
    assert not Version.objects.filter(content__contains=word.salt).exists()
    hand_over(cast.secretariat, cast.spaces["joint"], out := io.BytesIO())
    with zipfile.ZipFile(out) as package:
        (row,) = json.loads(package.read("entries/Assent.json"))
    assert row["content"]["seal"] == word.seal
    assert "salt" not in row["content"]


def test_words_of_when_the_journal_had_the_salts_verify_and_hold(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    programme = drafted(cast)
    with monkeypatch.context() as before:
        before.setattr(Relayed, "UNJOURNALLED", frozenset())
        word = say_to_programme(cast.principal_qm, programme, "adoption", seal_of(programme))
    assert Version.objects.filter(content__contains=word.salt).exists()
    assert not verify(Space.objects.all()).faults
    assert Assent.objects.get().holds_for(seal_of(programme))

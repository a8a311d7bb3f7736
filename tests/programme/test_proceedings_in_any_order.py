"""Whatever partners do in whatever order: a text stands where the tables name, and is adopted by all or not at all."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.accounts.errors import Refused
from collegium.programme.actions.proceedings import (
    Delivered,
    Given,
    abandon,
    answer,
    break_silence,
    call_off,
    contest,
    deliver,
    join,
    keep_silence,
    put_under_silence,
    put_up,
    record_answer,
    reopen,
)
from collegium.programme.models import Answer, Edition, Text
from collegium.programme.queries.proceedings import Proceedings, proceedings
from collegium.programme.rules.steps import verbs
from collegium.programme.rules.texts import SILENCES, TEXTS
from tests.cast import Cast
from tests.examples import examples
from tests.programme.proceedings import agreed, allow_silence, head, in_hours, partner, recorded, set_clock

Step = Callable[[Cast, Text, Edition, str], object]
DAY = date(2026, 1, 1)


def answered(said: str) -> Step:
    """A step in which a partner says something."""
    return lambda cast, text, edition, code: answer(head(cast, code), text, Given(said, edition, "As agreed."))


def by_mail(said: str) -> Step:
    """A step in which the secretariat records it for a partner."""
    return lambda cast, text, edition, code: record_answer(
        cast.secretariat, text, partner(code), recorded(cast, said, edition)
    )


def contested(cast: Cast, text: Text, edition: Edition, code: str) -> None:
    """A partner contests what was recorded for it last."""
    for each in Answer.objects.filter(edition=edition, partner=partner(code), by_mail=True, withdrawn=False):
        contest(head(cast, code), each, "We never wrote.")


STEPS: dict[str, Step] = {
    "put up": lambda cast, text, edition, code: put_up(cast.people[f"editor_{code.lower()}"], text),
    "put under silence": lambda cast, text, edition, code: put_under_silence(
        cast.people[f"editor_{code.lower()}"], text, in_hours(48)
    ),
    "consents": answered("consents"),
    "declines": answered("declines"),
    "opts out": answered("opts out"),
    "consents by mail": by_mail("consents"),
    "opts out by mail": by_mail("opts out"),
    "contests": contested,
    "joins": lambda cast, text, edition, code: join(head(cast, code), text, edition),
    "breaks": lambda cast, text, edition, code: break_silence(head(cast, code), text, edition, "No."),
    "keeps": lambda cast, text, edition, code: keep_silence(cast.secretariat, text, edition),
    "calls off": lambda cast, text, edition, code: call_off(head(cast, code), text, "No."),
    "reopens": lambda cast, text, edition, code: reopen(head(cast, code), text, "No."),
    "abandons": lambda cast, text, edition, code: abandon(head(cast, code), text, "No."),
    "delivers": lambda cast, text, edition, code: deliver(head(cast, code), text, Delivered(partner(code), DAY)),
}


def is_sound(whole: Proceedings) -> bool:
    """Whether an adopted text has the consent, or the kept silence, of all that take part, to its edition."""
    said = [each.answer for each in whole.voices if not each.part.opted_out]
    silent = bool(whole.last and whole.last.silence and whole.last.silence.state == "kept")
    consented = [(each is None and silent) or (each is not None and each.answer == "consents") for each in said]
    counted = not any(each is not None and each.contested for each in said)
    return bool(whole.last) and len(said) > 1 and all(consented) and counted


@pytest.mark.django_db
@settings(max_examples=examples(6), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    picks=st.lists(
        st.tuples(st.sampled_from([*STEPS, "time passes"]), st.sampled_from(["QM", "QN"])), min_size=4, max_size=10
    )
)
def test_no_sequence_leaves_the_tables_or_adopts_without_all(
    cast: Cast, picks: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    allow_silence(cast)
    text = agreed(cast)
    for name, code in [("put up", "QM"), *picks]:
        before = Text.objects.get(pk=text.pk)
        edition = Edition.objects.filter(text=text).order_by("-number").first()
        if name == "time passes":
            set_clock(monkeypatch, timezone.now() + timedelta(hours=49))
        else:
            with suppress(Refused):
                STEPS[name](cast, before, edition, code)  # type: ignore[arg-type]
        _check(cast, before)


def _check(cast: Cast, before: Text) -> None:
    now = Text.objects.get(pk=before.pk)
    assert now.state == before.state or now.state in TEXTS[before.state].values()
    assert now.state in TEXTS
    whole = proceedings(cast.reader_qm, now)
    assert all(each.silence.state in SILENCES for each in whole.rounds if each.silence)
    assert len([each for each in whole.rounds if each.silence and each.silence.state == "running"]) <= 1
    if now.state in ("adopted", "delivered"):
        assert is_sound(whole)


def test_every_verb_of_a_text_is_tried() -> None:
    tried = {"put up", "put under silence", "adopt", "reopen", "abandon", "break silence", "call off", "deliver"}
    by_themselves = {"open", "contest", "confirm", "confirm delivered"}
    assert set(verbs(TEXTS)) == tried | by_themselves

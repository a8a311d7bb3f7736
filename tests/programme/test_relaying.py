"""Words of partners to programmes, amendments and plans that came by mail: recorded, told, affirmed, contested."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.programme.actions import plans
from collegium.programme.actions.adjustments import alter, propose
from collegium.programme.actions.assents import missing_assent, say_to_programme, seal_of_programme
from collegium.programme.actions.concerted import add_action
from collegium.programme.actions.importing import Line, digest, import_lines, proposed
from collegium.programme.actions.plans import Planned
from collegium.programme.actions.programmes import adopt_programme
from collegium.programme.actions.relaying import (
    Relayed,
    affirm_word,
    contest_word,
    record_word,
    say_anew,
    seal_of,
    seen_of,
)
from collegium.programme.models import Assent, Letter, Plan, PlanConsent, Programme, Subject
from collegium.programme.queries.plans import lacking
from collegium.programme.queries.relayed import asked_in, relayed_in, words_waiting
from collegium.register import actions
from collegium.register.errors import NotConsented
from collegium.register.queries.documents import arrived
from tests.cast import Cast, note
from tests.programme.concert import LAMPS, PILOTS, action, drafted, in_force
from tests.programme.planning import YEAR
from tests.programme.proceedings import MAIL, mail, partner


def relayed(cast: Cast, given: bool = True, number: int = 31) -> Relayed:
    """A word of Ostrand that came just now, in a mail that has a number."""
    letter = mail(cast, number)
    return Relayed(given, letter, MAIL, arrived(letter))


def recorded(cast: Cast, entry: Programme | Plan, given: bool = True) -> Assent | PlanConsent:
    """The same, recorded."""
    return record_word(cast.secretariat, entry, partner("QN"), relayed(cast, given), seal_of(entry))


def anew(word: Assent | PlanConsent) -> Assent | PlanConsent:
    """A word as it stands now."""
    return type(word).objects.get(pk=word.pk)


def test_a_word_by_mail_lets_a_programme_be_adopted_and_its_partner_affirms_it(cast: Cast) -> None:
    programme = drafted(cast)
    say_to_programme(cast.principal_qm, programme, "adoption", seal_of_programme(programme))
    word = recorded(cast, programme)
    assert missing_assent(programme) == []
    assert words_waiting(cast.reader_qn) == [cast.spaces["joint"]]
    assert words_waiting(cast.reader_qm) == []
    (row,) = relayed_in(cast.reader_qm, cast.spaces["joint"])
    assert (row.word, row.title, [ground.quote for ground in row.grounds]) == (word, programme.name, [MAIL])
    assert Letter.objects.filter(subject="A word was recorded for you").exists()
    letters = Letter.objects.count()
    affirm_word(cast.principal_qn, word, seen_of(word))
    assert words_waiting(cast.reader_qn) == []
    assert Letter.objects.count() == letters
    with pytest.raises(Improper, match="Nothing that was recorded"):
        contest_word(cast.principal_qn, word, seen_of(word), "No.")
    adopt_programme(cast.editor_qm, programme)


def test_a_contested_word_counts_no_more_until_its_partner_says_it_itself(cast: Cast) -> None:
    programme = drafted(cast)
    say_to_programme(cast.principal_qm, programme, "adoption", seal_of_programme(programme))
    word = recorded(cast, programme)
    with pytest.raises(NotAllowed):
        contest_word(cast.principal_qm, word, seen_of(word), "No.")
    with pytest.raises(Improper, match="needs a reason"):
        contest_word(cast.principal_qn, word, seen_of(word), "")
    contest_word(cast.principal_qn, word, seen_of(word), "It was about the pier.")
    with pytest.raises(NotConsented, match="QN"):
        adopt_programme(cast.editor_qm, programme)
    with pytest.raises(Improper, match="contested what was recorded"):
        recorded(cast, programme)
    say_to_programme(cast.principal_qn, programme, "adoption", seal_of_programme(programme))
    adopt_programme(cast.editor_qm, programme)
    assert relayed_in(cast.reader_qm, cast.spaces["joint"]) == []


def test_what_was_adopted_meanwhile_stays_and_its_partner_gives_its_word_after(cast: Cast) -> None:
    plan = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], YEAR, [Planned("Ferries")])
    plans.consent(cast.principal_qm, plan)
    word = recorded(cast, plan)
    assert Plan.objects.get().state == "agreed"
    contest_word(cast.principal_qn, word, seen_of(word), "We never wrote.")
    assert (Plan.objects.get().state, [each.code for each in lacking(Plan.objects.get())]) == ("agreed", ["QN"])
    assert words_waiting(cast.reader_qn) == [cast.spaces["joint"]]
    say_anew(cast.principal_qn, word, True, seen_of(anew(word)), "We do now.")
    assert lacking(Plan.objects.get()) == []
    assert words_waiting(cast.reader_qn) == []
    with pytest.raises(Improper, match="Nothing that was recorded"):
        say_anew(cast.principal_qn, word, True, seen_of(anew(word)))


def test_only_the_secretariat_records_what_is_asked_as_it_stands_on_a_mail_that_can_mean_it(cast: Cast) -> None:
    programme, said = drafted(cast), relayed(cast)
    seal = seal_of(programme)
    for who in ("editor_qm", "principal_qn", "reader_qn"):
        with pytest.raises(NotAllowed):
            record_word(cast.people[who], programme, partner("QN"), said, seal)
    with pytest.raises(NotVisible):
        record_word(cast.editor_qt, programme, partner("QN"), said, seal)
    with pytest.raises(Improper, match="This partner is not asked"):
        record_word(cast.secretariat, programme, partner("QO"), said, seal)
    for came, why in (
        (None, "not said when the mail came"),
        (timezone.now(), "stood here before the time"),
        (timezone.now() - timedelta(minutes=5), "before what stands here was changed last"),
    ):
        with pytest.raises(Improper, match=why):
            record_word(cast.secretariat, programme, partner("QN"), replace(said, came=came), seal)
    add_action(cast.editor_qm, programme, PILOTS)
    with pytest.raises(ChangedMeanwhile):
        record_word(cast.secretariat, programme, partner("QN"), said, seal)
    say_to_programme(cast.principal_qn, programme, "adoption", seal_of(programme))
    with pytest.raises(Improper, match="has answered itself"):
        recorded(cast, programme)
    forced = in_force(cast)
    with pytest.raises(Improper, match="Nothing is asked"):
        recorded(cast, forced)


def test_an_amendment_is_asked_about_too_and_a_later_word_replaces_an_earlier_one(cast: Cast) -> None:
    programme = in_force(cast)
    amendment = propose(cast.editor_qm, programme, "The late spring")
    alter(cast.editor_qm, amendment, action(programme), replace(LAMPS, title="Light two channels"))
    ((title, _value),) = asked_in(cast.secretariat, cast.spaces["joint"])
    assert title == f"{programme.name}: The late spring"
    seal = seal_of(amendment)
    record_word(cast.secretariat, amendment, partner("QN"), relayed(cast, given=False), seal)
    assert missing_assent(programme, amendment) == ["QM", "QN"]
    record_word(cast.secretariat, amendment, partner("QN"), replace(relayed(cast), message=mail(cast, 32)), seal)
    assert missing_assent(programme, amendment) == ["QM"]
    assert Assent.objects.filter(adjustment=amendment).count() == 1


def test_a_partner_affirms_and_contests_what_it_has_seen(cast: Cast) -> None:
    programme = drafted(cast)
    word = recorded(cast, programme, given=False)
    seen = seen_of(word)
    recorded(cast, programme)
    for answer in (affirm_word, contest_word):
        with pytest.raises(ChangedMeanwhile):
            answer(cast.principal_qn, word, seen, "We said no.")
    again = seen_of(anew(word))
    record_word(
        cast.secretariat, programme, partner("QN"), replace(relayed(cast), message=mail(cast, 32)), seal_of(programme)
    )
    with pytest.raises(ChangedMeanwhile):
        affirm_word(cast.principal_qn, word, again)
    affirm_word(cast.principal_qn, word, seen_of(anew(word)))


def test_a_partner_gives_its_own_word_to_what_it_has_seen(cast: Cast) -> None:
    plan = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], YEAR, [Planned("Ferries")])
    word = recorded(cast, plan)
    contest_word(cast.principal_qn, word, seen_of(word), "We never wrote.")
    seen = seen_of(anew(word))
    added = plans.add_subject(cast.editor_qm, plan, Planned("Harbours"))
    plans.consent(cast.principal_qm, plan)
    with pytest.raises(ChangedMeanwhile):
        say_anew(cast.principal_qn, word, True, seen)
    assert Plan.objects.get().state == "draft"
    for each in (added, Subject.objects.get(title="Ferries")):
        plans.take_out(cast.editor_qm, each)
    with pytest.raises(Improper, match="no subject"):
        say_anew(cast.principal_qn, word, True, seen_of(anew(word)))


def test_an_earlier_mail_replaces_no_later_word(cast: Cast) -> None:
    plan = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], YEAR, [Planned("Ferries")])
    plans.consent(cast.principal_qm, plan)
    early, later = relayed(cast), relayed(cast, given=False, number=32)
    record_word(cast.secretariat, plan, partner("QN"), later, seal_of(plan))
    with pytest.raises(Improper, match="A later mail of this partner is recorded already"):
        record_word(cast.secretariat, plan, partner("QN"), early, seal_of(plan))
    assert later.came is not None
    with pytest.raises(Improper, match="stood here before"):  # the same mail, said to be a later one
        record_word(
            cast.secretariat, plan, partner("QN"), replace(early, came=later.came + timedelta(hours=1)), seal_of(plan)
        )
    assert (PlanConsent.objects.get(partner__code="QN").given, Plan.objects.get().state) == (False, "draft")


def test_a_mail_from_before_the_leads_changed_says_nothing_to_a_plan(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    led = Planned("Ferries", leads={"QN": "Harbour desk"})
    plan = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], YEAR, [led])
    table = actions.add(cast.editor_qm, cast.spaces["joint"], cast.marking(), note(7)).document
    lines = [Line(2, "Ferries", leads={"QN": "Another desk"})]
    said, later = relayed(cast), timezone.now() + timedelta(hours=1)
    with monkeypatch.context() as clock:
        clock.setattr(timezone, "now", lambda: later)
        import_lines(cast.editor_qm, table, plan, lines, digest(proposed(plan, lines)))  # the subject stays as it is
        with pytest.raises(Improper, match="before what stands here was changed last"):
            record_word(cast.secretariat, plan, partner("QN"), said, seal_of(plan))


def test_a_word_waits_only_as_long_as_it_holds_for_what_is_open(cast: Cast) -> None:
    plan = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], YEAR, [Planned("Ferries")])
    recorded(cast, plan)
    assert words_waiting(cast.reader_qn) == [cast.spaces["joint"]]
    plans.add_subject(cast.editor_qm, plan, Planned("Harbours"))
    assert words_waiting(cast.reader_qn) == []
    record_word(cast.secretariat, plan, partner("QN"), replace(relayed(cast), message=mail(cast, 32)), seal_of(plan))
    assert words_waiting(cast.reader_qn) == [cast.spaces["joint"]]
    plans.move(cast.editor_qm, plan, "abandon", "Nobody has time")
    assert words_waiting(cast.reader_qn) == []

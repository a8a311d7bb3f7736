"""A post that is left out of a revision keeps its edition on every page, and never meets a word of the other one."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.test import Client

from collegium.accounts.journal.pending import announced
from collegium.accounts.models import Person, Version
from collegium.programme.actions.calendars import open_feed
from collegium.programme.actions.charges import Said, take
from collegium.programme.actions.grounds import Cited, rest_on, take_ground_back
from collegium.programme.actions.instructions import Drafted, issue, revise
from collegium.programme.mail.digest import digest_all, remind_all
from collegium.programme.models import Charge, Instruction, Letter
from collegium.programme.queries.instructions import overdue
from collegium.programme.queries.wordings import GONE, wording_of
from collegium.register import actions
from tests.cast import Cast, note
from tests.programme.instructing import DRAFTED, ISSUED, drafted, quellhaven, second_post
from tests.web.crawling import crawl
from tests.web.stage import signed_in

FIRST = replace(DRAFTED, title="Lamps of the first edition", due=datetime(2026, 2, 10, 15, tzinfo=UTC))
SECOND = Drafted(
    title="kestreledition",
    text="Speak of the merlinedition.",
    initiative=DRAFTED.initiative,
    line="demarche",
    position="falconedition",
    fallback="ospreyedition",
    due=datetime(2047, 11, 19, 9, 30, tzinfo=UTC),
)
CANARIES = ("kestreledition", "merlinedition", "falconedition", "ospreyedition", "harrieredition", "2047", "demarche")


@pytest.fixture
def both(cast: Cast) -> tuple[Person, Charge, Charge]:
    """Who was left out, its charge, and the charge of the post for which the instruction was revised."""
    post, elsewhere = second_post(cast)
    assert elsewhere
    instruction = drafted(cast, FIRST)
    here, there = issue(cast.editor_qm, instruction, [quellhaven(), post], ISSUED)
    revise(cast.editor_qm, Instruction.objects.get(), SECOND, [here], Said("harrieredition"))
    return elsewhere, Charge.objects.get(pk=there.pk), Charge.objects.get(pk=here.pk)


def met(client: Client, cast: Cast, *charges: Charge) -> dict[str, str]:
    """Every page, file and feed that somebody reaches, also by addresses that it was told, and by searching."""
    own, joint = cast.spaces["QM"].pk, cast.spaces["joint"].pk
    ends = ("", "/instructions", "/inbox", "/programme", "/journal", "/looks", "/tables", "/grid", "/chase")
    starts = ["/", "/chase", "/mail", "/calendar", *(f"/spaces/{space}{end}" for space in (own, joint) for end in ends)]
    starts += [f"/search?q={word}" for word in CANARIES]
    starts += [f"/charges/{each.pk}{end}" for each in charges for end in ("", "/sharing")]
    starts += [f"/instructions/{charges[0].instruction_id}{end}" for end in ("", "/word", "/sharing")]
    return dict(crawl(client, starts))


def test_who_is_left_out_of_a_revision_meets_no_word_of_it(cast: Cast, both: tuple[Person, Charge, Charge]) -> None:
    elsewhere, there, here = both
    pages = met(signed_in(elsewhere), cast, there, here)
    searched = {path for path in pages if "q=" in path}  # these say the word that was sought
    others = {path: page for path, page in pages.items() if path not in searched}
    assert {(path, word) for path, page in others.items() for word in CANARIES if word in page} == set()
    assert all("Nothing that you may see holds this." in pages[f"/search?q={word}"] for word in CANARIES)
    shown = {path for path, page in pages.items() if FIRST.title in page}
    own = cast.spaces["QM"].pk
    assert {"/chase", *(f"/spaces/{own}/{end}" for end in ("instructions", "inbox", "programme", "journal"))} <= shown
    assert f"/charges/{there.pk}/sharing" in shown


def test_whoever_was_given_the_other_edition_meets_it(cast: Cast, both: tuple[Person, Charge, Charge]) -> None:
    _, there, here = both
    for who in (cast.post_qm, cast.editor_qm):
        pages = "".join(met(signed_in(who), cast, here, there).values())
        assert [word for word in CANARIES if word not in pages] == []


def test_mail_and_calendar_go_by_the_edition_that_was_given(cast: Cast, both: tuple[Person, Charge, Charge]) -> None:
    elsewhere, there, _here = both
    told = remind_all(datetime(2026, 2, 10, 9, tzinfo=UTC)), remind_all(datetime(2047, 11, 19, 9, tzinfo=UTC))
    assert told == (1, 1)
    assert digest_all(datetime(2026, 2, 11, 9, tzinfo=UTC))
    written = " ".join(f"{row.subject} {row.body}" for row in Letter.objects.filter(person=elsewhere))
    assert f"/charges/{there.pk}" in written
    calendar = signed_in(None).get(f"/calendar/{open_feed(elsewhere)}.ics").content.decode()
    assert not [word for word in CANARIES if word in written + calendar]


def test_a_charge_is_late_by_its_own_edition(cast: Cast, both: tuple[Person, Charge, Charge]) -> None:
    elsewhere, there, here = both
    assert (overdue(there), overdue(here)) == (True, False)
    page = signed_in(elsewhere).get(f"/spaces/{cast.spaces['QM'].pk}/inbox").content.decode()
    assert "overdue" in page
    glance = signed_in(cast.editor_qm).get(f"/spaces/{cast.spaces['QM'].pk}/programme").content.decode()
    assert FIRST.title in glance
    assert "kestreledition" not in glance


def test_a_later_revision_shows_what_is_new_beside_what_the_post_had(
    cast: Cast, both: tuple[Person, Charge, Charge]
) -> None:
    elsewhere, there, here = both
    third = replace(SECOND, title="Third edition", text="Wait.", position="", fallback="", due=FIRST.due, line="vote")
    revise(cast.editor_qm, Instruction.objects.get(), third, [here, there], Said("Hold on."))
    page = signed_in(elsewhere).get(f"/charges/{there.pk}").content.decode()
    assert "first edition" in page
    assert "Third" in page
    assert not [word for word in CANARIES if word in page]


def test_an_edition_that_was_struck_out_is_replaced_by_no_other(
    cast: Cast, both: tuple[Person, Charge, Charge]
) -> None:
    elsewhere, there, _ = both
    assert wording_of(there).title == FIRST.title
    held = {"kind": "programme.Instruction", "entry": there.instruction_id, "number": there.wording}
    with announced():
        Version.objects.filter(**held).update(content="", salt="")  # as striking out leaves it
    assert wording_of(there) == GONE
    page = signed_in(elsewhere).get(f"/charges/{there.pk}").content.decode()
    assert "Struck out" in page
    assert "kestreledition" not in page


def test_a_post_reads_in_the_journal_of_its_own_charges_alone(cast: Cast, both: tuple[Person, Charge, Charge]) -> None:
    elsewhere, _there, here = both
    take(cast.post_qm, here, "acknowledge")
    path = f"/spaces/{cast.spaces['QM'].pk}/journal"
    journal = signed_in(elsewhere).get(path).content.decode()
    assert "issued the instruction" in journal
    assert "revised" not in journal
    assert "revised" in signed_in(cast.post_qm).get(path).content.decode()


def test_who_is_left_out_meets_nothing_on_which_the_other_edition_rests(cast: Cast) -> None:
    post, elsewhere = second_post(cast)
    assert elsewhere
    instruction = drafted(cast, FIRST)
    here, there = issue(cast.editor_qm, instruction, [quellhaven(), post], ISSUED)
    first, second = (
        Cited(actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(number)).document, f"Sheet {number}")
        for number in (3, 4)
    )
    kept = rest_on(cast.editor_qm, Instruction.objects.get(), first, "plovergiven")
    revise(cast.editor_qm, Instruction.objects.get(), SECOND, [here], Said("harrieredition"))
    rest_on(cast.editor_qm, Instruction.objects.get(), second, "ternwhy")
    words = ("Sheet 3", "Sheet 4", "plovergiven", "ternwhy", "ternagain")

    def seen(who: Person, charge: Charge) -> list[str]:
        pages = (f"/charges/{charge.pk}", f"/spaces/{cast.spaces['QM'].pk}/journal")
        page = " ".join(signed_in(who).get(path).content.decode() for path in pages)
        return [word for word in words if word in page]

    assert seen(elsewhere, there) == ["Sheet 3", "plovergiven"]
    assert seen(cast.editor_qm, there) == ["Sheet 3", "plovergiven", "ternwhy"]
    assert seen(cast.post_qm, here) == ["Sheet 3", "Sheet 4", "plovergiven", "ternwhy"]
    take_ground_back(cast.editor_qm, kept, "ternagain")
    assert seen(elsewhere, there) == ["plovergiven"]
    assert seen(cast.post_qm, here) == ["Sheet 4", "plovergiven", "ternwhy", "ternagain"]

"""Findings follow readings, decisions follow findings, and the register's statements keep their places."""

from dataclasses import replace

import pytest

from collegium.accounts.access import visible_to
from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.journal.undo import undo
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Space
from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.derived import behind, catch_up
from collegium.register.models import Document, Finding, Made, Named, Reading, Statement
from collegium.register.readings import packed, unpacked
from tests.cast import Cast, note

TEXT = b"""Words on the Winter Ferry

Velmora, 3 February 2031

We will mend the pier before the first ice.

We call on all skippers to keep their lamps lit in the channel.

We will mend the pier before the first ice.
"""


def added(cast: Cast, text: bytes = TEXT, name: str = "words.txt") -> Document:
    arrival = replace(note(), data=text, name=name)
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), arrival).document


def finding_of(document: Document, act: str, number: int = 0) -> Finding:
    return Finding.objects.filter(document=document, act=act).order_by("start")[number]


def faults() -> list[object]:
    return list(verify(Space.objects.order_by("id")).faults)


def test_what_a_reading_states_is_proposed_with_its_passage(cast: Cast) -> None:
    document = added(cast)
    found = list(Finding.objects.filter(document=document).order_by("start"))
    assert [each.act for each in found] == ["commits", "requests", "commits"]
    assert len({each.key for each in found}) == 3
    assert {each.state for each in found} == {"proposed"}
    assert all(TEXT.decode().find(each.quote) >= 0 for each in found)


def test_a_document_without_statements_has_no_findings(cast: Cast) -> None:
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), note()).document
    assert not Finding.objects.filter(document=document).exists()
    assert Made.objects.filter(document=document).exists()


def test_what_is_confirmed_stands_in_the_register_and_cites_its_passage(cast: Cast) -> None:
    document = added(cast)
    finding = finding_of(document, "commits", 1)
    decision = decide(cast.editor_qm, finding, "confirmed")
    statement = Statement.objects.get(document=document)
    assert (statement.key, statement.start, statement.quote) == (finding.key, finding.start, finding.quote)
    assert decision.said["act"] == "commits"
    assert finding_of(document, "commits", 1).state == "confirmed"
    assert finding_of(document, "commits", 0).state == "proposed"
    assert not faults()


def test_a_correction_stands_beside_the_reading(cast: Cast) -> None:
    finding = finding_of(added(cast), "requests")
    decide(cast.editor_qm, finding, "corrected", {"addressees": ["QN"], "issues": ["fisheries"]})
    statement = Statement.objects.get(key=finding.key)
    assert statement.addressees == ["QN"]
    assert Finding.objects.get(pk=finding.pk).addressees == finding.addressees
    assert set(Named.objects.filter(statement=statement, role="issue").values_list("value", flat=True)) == {"fisheries"}


@pytest.mark.parametrize(
    ("who", "verdict", "reason", "refused"),
    [
        ("reader_qm", "confirmed", "", NotAllowed),
        ("editor_qn", "confirmed", "", NotVisible),
        ("keeper", "confirmed", "", NotVisible),
        ("editor_qm", "rejected", " ", Improper),
        ("editor_qm", "doubted", "", Improper),
    ],
)
def test_what_may_not_be_said_is_refused(
    cast: Cast, who: str, verdict: str, reason: str, refused: type[Exception]
) -> None:
    finding = finding_of(added(cast), "requests")
    with pytest.raises(refused):
        decide(cast.people[who], finding, verdict, reason=reason)
    assert Finding.objects.get(pk=finding.pk).state == "proposed"


def test_what_was_decided_is_not_decided_again(cast: Cast) -> None:
    finding = finding_of(added(cast), "requests")
    decide(cast.editor_qm, finding, "rejected", reason="It is a custom, not a request")
    with pytest.raises(Improper):
        decide(cast.principal_qm, finding, "confirmed")
    assert not Statement.objects.filter(key=finding.key).exists()


def test_decisions_stand_when_the_document_is_read_again_in_another_way(cast: Cast) -> None:
    document = added(cast)
    kept = finding_of(document, "commits", 1)
    decide(cast.editor_qm, kept, "confirmed")
    decide(cast.editor_qm, finding_of(document, "requests"), "confirmed")
    reading = actions.read_again(cast.editor_qm, document)
    assert Finding.objects.get(document=document, key=kept.key).state == "confirmed"
    assert Statement.objects.get(key=kept.key).now_start == kept.start
    # A later program takes the request for no statement, and leaves out a line at the beginning.
    read_by_another(cast, document, reading, lambda text: text.replace("Words on the Winter Ferry\n", "", 1))
    assert Finding.objects.filter(document=document).count() == 0
    moved = Statement.objects.get(key=kept.key)
    assert moved.now_start == kept.start - len("Words on the Winter Ferry\n")
    assert (moved.start, moved.quote) == (kept.start, kept.quote)
    read_by_another(cast, document, reading, lambda text: text.replace("lamps", "lights"))
    assert Statement.objects.get(act="requests").now_start is None
    assert not faults()


def read_by_another(cast: Cast, document: Document, reading: Reading, alter: object) -> None:
    """Keep a reading of a program that reads less, and another text."""
    from collegium.accounts.journal.change import change  # noqa: PLC0415
    from collegium.accounts.journal.kept import keep, kept  # noqa: PLC0415

    content = unpacked(kept(document.space_id, reading.sha256))
    other = replace(content, text=alter(content.text), statements=(), turns=(), mentions=(), map=())  # type: ignore[operator]
    with change(by=cast.editor_qm, verb="reads again", space=document.space):
        Reading(
            space=document.space, document=document, reader="99.0", sha256=keep(document.space, packed(other))
        ).save()


def test_undoing_a_reading_brings_back_what_the_one_before_found(cast: Cast) -> None:
    document = added(cast)
    reading = actions.read_again(cast.editor_qm, document)
    read_by_another(cast, document, reading, lambda text: text)
    assert not Finding.objects.filter(document=document).exists()
    undo(Change.objects.filter(space=document.space).latest("number"), cast.editor_qm, "A mistake")
    assert Finding.objects.filter(document=document).count() == 3


def test_striking_out_takes_findings_and_what_came_of_them(cast: Cast) -> None:
    document = added(cast)
    decide(cast.editor_qm, finding_of(document, "commits"), "confirmed")
    strike(cast.principal_qm, propose_striking(cast.editor_qm, document, "It was spilled"))
    for model in (Finding, Named, Made):
        assert not model.objects.filter(document=document).exists()
    gone = Statement.objects.get(document=document)
    assert (gone.struck, gone.quote, gone.actors) == (True, "", [])
    assert not faults()


def test_a_copy_on_the_table_has_findings_of_its_own(cast: Cast) -> None:
    document = added(cast)
    decide(cast.editor_qm, finding_of(document, "commits"), "confirmed")
    copy = actions.table(cast.editor_qm, document)
    assert set(visible_to(cast.editor_qn, Document)) == {copy}
    assert {each.state for each in Finding.objects.filter(document=copy)} == {"proposed"}


def test_what_nothing_was_made_of_is_caught_up_with(cast: Cast) -> None:
    document = added(cast)
    assert not behind().exists()
    before = list(Finding.objects.filter(document=document).values_list("key", "state"))
    for model in (Named, Finding, Made):
        model.objects.filter(document=document).delete()
    assert list(catch_up(list(behind()))) == [document]
    assert list(Finding.objects.filter(document=document).values_list("key", "state")) == before
    assert not behind().exists()

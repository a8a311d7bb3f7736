"""The journal and histories name what a change of the programme was about, with its page, for those who see it."""

from datetime import UTC, date, datetime

import pytest

from collegium.accounts.journal.change import change
from collegium.accounts.models import Entry, Post, Space
from collegium.programme import models
from collegium.programme.models import Charge, Instruction, Mandate, Paragraph, Programme, Stance, Step, Text
from collegium.web.journal import news_of, told_of_entries
from collegium.web.programme.telling import ABOUT
from tests.cast import Cast
from tests.web.stage import signed_in


def told(cast: Cast, who: str, space: Space) -> list[tuple[str, str]]:
    """What the newest changes of a space were about, with the address of each."""
    return [(each.subject, each.address) for each in news_of(cast.people[who], [space], 9)]


@pytest.fixture
def stance(cast: Cast) -> Stance:
    """What Velmora says to a paragraph of a joint text."""
    joint = cast.spaces["joint"]
    with change(by=cast.editor_qm, verb="drafts a text", space=joint):
        text = Text(space=joint, title="Words on the pier", kind="statement", languages=["en"])
        text.save()
        paragraph = Paragraph(space=joint, text=text, place=1.0)
        paragraph.save()
    with change(by=cast.editor_qm, verb="agrees", space=joint):
        partner = cast.spaces["QM"].partner
        stance = Stance(space=joint, paragraph=paragraph, partner=partner, stance="agrees", words="0" * 64)
        stance.save()
    return stance


def test_what_has_no_name_is_told_by_the_name_of_what_it_is_of(cast: Cast, stance: Stance) -> None:
    assert [name for name, _ in told(cast, "reader_qn", cast.spaces["joint"])] == ["Words on the pier"] * 2


def test_a_step_of_a_post_is_told_by_its_instruction_and_to_nobody_else(cast: Cast) -> None:
    own = cast.spaces["QM"]
    with change(by=cast.editor_qm, verb="instructs", space=own):
        instruction = Instruction(space=own, partner=own.partner, title="Speak of the lamps", text="At once.")
        instruction.save()
        charge = Charge(space=own, instruction=instruction, post=Post.objects.get())
        charge.save()
    with change(by=cast.post_qm, verb="acknowledges", space=own):
        Step(space=own, charge=charge, verb="acknowledge", at=datetime(2031, 2, 3, tzinfo=UTC)).save()
    assert [name for name, _ in told(cast, "post_qm", own)] == ["Speak of the lamps"] * 2
    assert told(cast, "editor_qn", own) == []


def test_the_first_entry_that_a_change_wrote_is_what_it_was_about(cast: Cast) -> None:
    joint = cast.spaces["joint"]
    with change(by=cast.editor_qm, verb="enters a mandate", space=joint):
        Mandate(space=joint, body="Harbour Council", title="Keep the lamps lit").save()
        Programme(space=joint, name="Tides", starts=date(2031, 1, 1), ends=date(2032, 1, 1)).save()
    assert [name for name, _ in told(cast, "reader_qn", joint)] == ["Keep the lamps lit"]
    page = signed_in(cast.reader_qn).get(f"/spaces/{joint.pk}/journal").content.decode()
    assert "Keep the lamps lit" in page


def test_a_history_says_in_words_what_fields_point_to(cast: Cast, stance: Stance) -> None:
    rows = [row for each in told_of_entries(cast.reader_qm, [stance]) for row in each.rows]
    assert ("Partner", "", "Velmora") in [tuple(map(str, row)) for row in rows]


def test_entries_are_known_of_every_kind() -> None:
    kinds = {f"programme.{name}" for name in models.__all__ if issubclass(getattr(models, name), Entry)}
    assert set(ABOUT) == kinds

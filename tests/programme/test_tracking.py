"""A tracker of what posts were charged with comes in: what its rows make, where the rules of steps stop it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible, Refused
from collegium.accounts.journal.change import change
from collegium.accounts.models import Change, Post
from collegium.programme.actions.charges import Said
from collegium.programme.actions.importing import Line, digest
from collegium.programme.actions.instructions import revise
from collegium.programme.actions.tracking import Entered, Tracked, import_tracker, tracked
from collegium.programme.models import Action, Charge, Ground, Instruction, Letter, Programme, Step
from collegium.programme.rules.instructions import CHARGES
from collegium.programme.rules.tracking import moment_on, path_to
from collegium.register.actions import add
from collegium.register.models import Document
from tests.cast import Cast, note
from tests.programme.instructing import DRAFTED, charged, quellhaven, second_post

ISSUED, DONE = date(2026, 2, 3), date(2026, 2, 9)
SKERRY = "Embassy in Skerry"


@pytest.fixture
def skerry(cast: Cast) -> Post:
    """A post of Velmora at which nobody sits, so that its capital speaks for it."""
    post, _nobody = second_post(cast, seated=False)
    return post


@pytest.fixture
def document(cast: Cast) -> Document:
    """The file from which it is imported."""
    return add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note()).document


def row(number: int, title: str, post: str = SKERRY, **values: Any) -> Line:
    """A row of the table."""
    return Line(number, title, None, {"post": post, "issued": ISSUED, **values}, {}, "Tracker")


def brought(cast: Cast, document: Document, *lines: Line) -> Entered:
    """What an import of rows makes, as it was shown."""
    seen = digest(tracked(cast.editor_qm, document.space, lines, marking=document.marking))
    return import_tracker(cast.editor_qm, document, lines, seen)


def why(cast: Cast, *lines: Line) -> list[tuple[str, str]]:
    """What is in the way of rows: the field, and why."""
    rows = tracked(cast.editor_qm, cast.spaces["QM"], lines)
    return [(each.conflict, each.refusal.cause if each.refusal else "") for each in rows]


def steps_of(charge: Charge) -> list[tuple[str, str, str]]:
    """The steps of a charge: what, on which day, with which words."""
    return [(each.verb, f"{each.at:%Y-%m-%d}", each.words) for each in charge.steps.order_by("id")]


def test_a_row_is_a_charge_with_its_steps_dated_and_resting_on_its_row(
    cast: Cast, skerry: Post, document: Document
) -> None:
    said: dict[str, Any] = {"state": "reported", "on": DONE, "remark": "Nine boats came.", "due": date(2026, 2, 8)}
    made = brought(cast, document, row(4, "Lamps", line="vote", position="in favour", **said))
    assert (made.new, made.changed, made.same) == (1, 0, 0)
    charge = Charge.objects.select_related("instruction", "post").get()
    instruction = charge.instruction
    assert (charge.state, charge.post, instruction.title, instruction.text) == ("reported", skerry, "Lamps", "Lamps")
    assert (instruction.line, instruction.position, instruction.initiative) == ("vote", "in favour", "Lamps")
    assert instruction.due == datetime(2026, 2, 8, 23, 59, tzinfo=UTC)
    assert instruction.marking == document.marking
    assert steps_of(charge) == [
        ("issue", "2026-02-03", ""),
        ("acknowledge", "2026-02-09", ""),
        ("report", "2026-02-09", "Nine boats came."),
    ]
    grounds = Ground.objects.values_list("kind", "document", "sheet", "row", "role")
    kinds = ["programme.Charge", "programme.Instruction", "programme.Step", "programme.Step"]
    assert sorted(grounds) == [(kind, document.pk, "Tracker", 4, "rests on") for kind in kinds]
    last = Change.objects.order_by("-at").first()
    assert last
    assert (last.by, last.verb) == (cast.editor_qm, "imports instructions")


def test_what_a_table_says_of_long_ago_is_told_by_no_letter(cast: Cast, document: Document) -> None:
    brought(cast, document, row(2, "Lamps", "Quellhaven"))
    assert not Letter.objects.exists()
    brought(cast, document, row(3, "Tolls", "Quellhaven", issued=timezone.now().date()))
    assert list(Letter.objects.values_list("person", "subject")) == [(cast.post_qm.pk, "An instruction waits")]


def test_rows_that_say_the_same_of_several_posts_are_one_instruction(
    cast: Cast, skerry: Post, document: Document
) -> None:
    second = row(3, "Lamps", "Quellhaven", position="in favour")
    brought(cast, document, row(2, "Lamps", position="in favour"), second, row(4, "Tolls"))
    assert Instruction.objects.count() == 2
    assert Charge.objects.filter(instruction__title="Lamps").count() == 2
    assert set(Charge.objects.values_list("state", flat=True)) == {"issued"}
    brought(cast, document, row(2, "Tolls", "Mission at Quellhaven"))
    assert Instruction.objects.count() == 2
    assert Charge.objects.filter(instruction__title="Tolls").count() == 2


def test_a_row_of_a_protected_file_joins_no_instruction_that_is_less_protected(
    cast: Cast, skerry: Post, document: Document
) -> None:
    opened = add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), note(43)).document
    assert opened.marking != document.marking
    brought(cast, opened, row(2, "Lamps"))
    brought(cast, document, row(2, "Lamps", "Quellhaven"))
    assert {each.instruction.marking for each in Charge.objects.all()} == {opened.marking, document.marking}


def test_a_remark_without_a_step_stands_with_the_issue(cast: Cast, skerry: Post, document: Document) -> None:
    brought(cast, document, row(2, "Lamps", remark="Ask by telephone."))
    assert steps_of(Charge.objects.get()) == [("issue", "2026-02-03", "Ask by telephone.")]


def test_the_day_of_an_issue_may_stand_as_that_of_its_status(cast: Cast, skerry: Post, document: Document) -> None:
    brought(cast, document, row(2, "Lamps", issued=None, state="issued", on=DONE))
    assert steps_of(Charge.objects.get()) == [("issue", "2026-02-09", "")]


def test_the_title_of_an_action_makes_it_an_instruction_on_that(cast: Cast, skerry: Post, document: Document) -> None:
    action = _action(cast)
    brought(cast, document, row(2, "7. lamps in the channel"), row(3, "Tolls"))
    found = Instruction.objects.order_by("title").values_list("action", "initiative")
    assert list(found) == [(action.pk, ""), (None, "Tolls")]


def _action(cast: Cast) -> Action:
    joint: dict[str, Any] = {"space": cast.spaces["joint"]}
    with _open(cast):
        programme = Programme(name="Tides", starts=date(2026, 1, 1), ends=date(2027, 12, 31), **joint)
        programme.save()
        action = Action(programme=programme, number=7, title="Lamps in the channel", **joint)
        action.save()
    return action


def _open(cast: Cast) -> Any:
    return change(by=cast.editor_qm, verb="drafts a programme", space=cast.spaces["joint"])


def test_the_same_rows_again_make_nothing_and_a_further_status_takes_the_steps_to_it(
    cast: Cast, skerry: Post, document: Document
) -> None:
    first = row(2, "Lamps", state="acknowledged", on=ISSUED)
    brought(cast, document, first)
    changes = Change.objects.count()
    assert brought(cast, document, first).same == 1
    assert Change.objects.count() == changes
    done = row(2, "Lamps", state="acted", on=DONE)
    assert brought(cast, document, done).changed == 1
    assert [each[:2] for each in steps_of(Charge.objects.get())][-2:] == [
        ("acknowledge", "2026-02-03"),
        ("act", "2026-02-09"),
    ]
    assert why(cast, first) == [("state", "It stands further on in the register than here.")]
    other = row(2, "Lamps", position="against")
    assert why(cast, other) == [("line", "The instruction says otherwise in the register.")]


def test_what_a_step_will_say_is_shown_and_another_remark_is_not_what_was_seen(
    cast: Cast, skerry: Post, document: Document
) -> None:
    brought(cast, document, row(2, "Lamps", state="acknowledged", on=ISSUED))
    said: dict[str, Any] = {"state": "reported", "on": DONE, "remark": "Nine boats came.", "followed": "line"}
    (shown,) = tracked(cast.editor_qm, document.space, [row(2, "Lamps", **said)])
    assert {each.field: each.after for each in shown.differs} == said
    other = row(2, "Lamps", **{**said, "remark": "None came."})
    with pytest.raises(ChangedMeanwhile):
        import_tracker(cast.editor_qm, document, [other], digest([shown]))


@pytest.mark.parametrize(
    ("field", "value", "stands"),
    [
        ("issued", date(2026, 1, 3), ""),
        ("on", ISSUED, ""),
        ("remark", "None came.", ""),
        ("followed", "fallback", ""),
        ("remark", " nine boats  came.", "same"),
        ("remark", "", "same"),
        ("issued", None, "same"),
    ],
)
def test_what_a_row_says_otherwise_of_a_step_that_was_taken_is_in_the_way(
    cast: Cast, skerry: Post, document: Document, field: str, value: Any, stands: str
) -> None:
    said: dict[str, Any] = {"state": "reported", "on": DONE, "remark": "Nine boats came.", "followed": "line"}
    said["fallback"] = "abstain"
    brought(cast, document, row(2, "Lamps", **said))
    again = row(2, "Lamps", **{**said, field: value})
    if stands:
        assert brought(cast, document, again).same == 1
    else:
        assert why(cast, again) == [(field, "The register says otherwise of this step.")]


AHEAD = (timezone.now() + timedelta(days=3)).date()


@pytest.mark.parametrize(
    ("values", "field", "cause"),
    [
        ({"post": "Mission in Nowhere"}, "post", "This names no post of yours, or several."),
        ({"post": ""}, "post", "There is no post here."),
        ({"issued": None}, "issued", "Nothing says when this was issued."),
        ({"on": DONE}, "on", "There is a day here and no status."),
        ({"issued": AHEAD}, "issued", "This lies in the future."),
        ({"state": "received", "on": None}, "on", "There is no day for this status."),
        ({"state": "received"}, "state", "There is no day for this status."),
        ({"state": "received", "on": AHEAD}, "on", "This lies in the future."),
        ({"state": "received", "on": date(2026, 1, 9)}, "on", "This day lies before the step that it follows."),
        ({"state": "reported", "on": DONE}, "state", "This step needs words."),
        ({"state": "queried", "on": DONE, "remark": ""}, "remark", "This step needs words."),
        ({"state": "acted", "on": DONE, "fallback": "abstain", "followed": ""}, "followed", "Say what was followed."),
        ({"state": "acted", "on": DONE, "followed": "fallback"}, "followed", "This instruction has no fallback."),
        ({"state": "acted", "on": DONE, "post": "Quellhaven"}, "state", "The post says this itself."),
    ],
)
def test_a_row_that_the_rules_do_not_allow_says_in_which_cell_and_nothing_is_made(
    cast: Cast, skerry: Post, document: Document, values: dict[str, Any], field: str, cause: str
) -> None:
    good, bad = row(2, "Tolls"), row(3, "Lamps", **values)
    assert why(cast, good, bad) == [("", ""), (field, cause)]
    with pytest.raises(Refused, match=cause[:20]):
        brought(cast, document, good, bad)
    assert not Instruction.objects.exists()
    assert not Step.objects.exists()


def test_two_rows_of_one_post_and_title_are_told(cast: Cast, skerry: Post) -> None:
    rows = [row(2, "Lamps"), row(3, "lamps ", "Skerry")]
    assert why(cast, *rows) == [("", ""), ("title", "The same stands in row 2.")]


def test_what_a_person_saw_is_imported_and_nothing_else(cast: Cast, skerry: Post, document: Document) -> None:
    line = row(2, "Lamps in the channel", "Quellhaven")
    seen = digest(tracked(cast.editor_qm, document.space, [line]))
    charged(cast, quellhaven(), said=replace(DRAFTED, position=""))
    with pytest.raises(ChangedMeanwhile):
        import_tracker(cast.editor_qm, document, [line], seen)


def test_nobody_else_imports_and_an_empty_table_is_refused(cast: Cast, skerry: Post, document: Document) -> None:
    lines = [row(2, "Lamps")]
    for who, refusal in (("editor_qn", NotVisible), ("reader_qm", NotAllowed), ("post_qm", NotAllowed)):
        with pytest.raises(refusal):
            import_tracker(cast.people[who], document, lines, "")
    with pytest.raises(Improper, match="no row to import"):
        import_tracker(cast.editor_qm, document, [], "")
    joint = add(cast.editor_qm, cast.spaces["joint"], cast.marking(), note(2)).document
    with pytest.raises(Improper, match="own space"):
        import_tracker(cast.editor_qm, joint, lines, "")


@given(st.sampled_from(list(CHARGES)), st.sampled_from(list(CHARGES)))
def test_a_path_is_made_of_steps_that_the_table_has(state: str, goal: str) -> None:
    path = path_to(state, goal)
    if path is None:
        return
    for verb in path:
        assert verb not in ("revise", "answer")
        state = CHARGES[state][verb]
    assert state == goal


def test_every_state_is_reached_from_the_first_and_none_leads_back() -> None:
    assert all(path_to("issued", goal) is not None for goal in CHARGES)
    assert path_to("reported", "acknowledged") is None
    assert path_to("issued", "issued") == ()


def test_a_day_is_its_first_moment_unless_a_step_was_taken_later_on_it() -> None:
    nine = datetime(2026, 2, 3, 9, 0, tzinfo=UTC)
    assert moment_on(ISSUED) == datetime(2026, 2, 3, tzinfo=UTC)
    assert moment_on(ISSUED, nine) == nine
    assert moment_on(DONE, nine) == datetime(2026, 2, 9, tzinfo=UTC)


def test_what_is_proposed_has_no_number() -> None:
    assert Tracked(row(2, "Lamps"), None, None).number is None


def test_a_row_is_about_the_charge_by_the_title_that_its_post_was_given(
    cast: Cast, skerry: Post, document: Document
) -> None:
    here, there = charged(cast, quellhaven(), skerry)
    second = replace(DRAFTED, title="Lamps of the second edition")
    revise(cast.editor_qm, Instruction.objects.get(), second, [here], Said("It is new."))
    known: dict[str, Any] = {"issued": None, "state": "acknowledged", "on": DONE}
    assert why(cast, row(2, second.title, **known)) == [("title", "The instruction says otherwise in the register.")]
    made = brought(cast, document, row(2, DRAFTED.title, **known))
    assert (made.new, made.changed) == (0, 1)
    assert Charge.objects.get(pk=there.pk).state == "acknowledged"
    assert Charge.objects.count() == 2

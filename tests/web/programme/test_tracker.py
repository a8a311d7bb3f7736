"""A tracker of instructions on its page: brought into one's own space, its columns said, its rows shown, then made."""

import re

import pytest
from django.test import Client

from collegium.accounts.models import Change
from collegium.programme.actions.sharing import share_all
from collegium.programme.models import Charge, Instruction
from tests.cast import Cast
from tests.exchange.tables.files import TRACKER, TRACKER_HEAD, paper, workbook
from tests.programme.instructing import second_post
from tests.web.programme.test_tables import CHOSEN, HIDDEN, sent
from tests.web.stage import signed_in


@pytest.fixture
def client(cast: Cast) -> Client:
    """The desk of Velmora, which has a second post with nobody at it."""
    second_post(cast, seated=False)
    return signed_in(cast.editor_qm)


def form_of(page: str) -> dict[str, str]:
    """What the form of a page would send."""
    said = dict(HIDDEN.findall(page))
    for found in CHOSEN.finditer(page):
        chosen = re.search(r'value="([^"]*)" selected', found[0])
        said[found[1]] = chosen[1] if chosen else ""
    head = re.search(r'name="head"[^>]* value="(\d+)"', page)
    assert head
    return said | {"kind": "tracker", "head": head[1]}


def imported(client: Client, path: str, **more: str) -> tuple[str, str]:
    """What is shown of a table, and what is said when it is imported as it was shown."""
    said = {**form_of(client.get(path).content.decode()), **more}
    shown = client.post(path, {**said, "do": "look"}).content.decode()
    answer = client.post(path, {**said, **form_of(shown), **more, "do": "import"}, follow=True)
    return shown, f"{answer.status_code} {answer.content.decode()}"


@pytest.mark.parametrize(("name", "made"), [("tracker.xlsx", workbook), ("tracker.docx", paper)])
def test_a_tracker_is_told_by_its_head_and_its_rows_are_instructions(
    cast: Cast, client: Client, name: str, made: type
) -> None:
    path = sent(cast, client, made([TRACKER_HEAD, *TRACKER]), name, space="QM")
    assert '<option value="tracker" selected' in client.get(path).content.decode()
    shown, said = imported(client, path)
    assert "New: 3. Changed: 0. As they are: 0." in shown
    assert "Status: <span" in shown
    assert said.startswith("200")
    assert "Made: 3. Changed: 0." in said
    charges = Charge.objects.order_by("id").values_list("instruction__title", "post__place", "state")
    assert list(charges) == [
        ("Lamps", "Skerry", "reported"),
        ("Lamps", "Quellhaven", "issued"),
        ("Tolls", "Skerry", "acknowledged"),
    ]
    page = client.get(f"/charges/{Charge.objects.order_by('id')[0].pk}").content.decode()
    assert name in page
    assert "Row 2" in page
    assert "Passed." in page
    told = client.get(f"/spaces/{cast.spaces['QM'].pk}/journal").content.decode()
    assert "imported from a table" in told
    _shown, again = imported(client, path)
    assert "Nothing differs: all stands." in again


def test_a_wrong_column_and_a_bad_date_are_told_at_the_cell_and_nothing_is_made(cast: Cast, client: Client) -> None:
    rows = [TRACKER_HEAD, *TRACKER, ("Skerry", "Ice", "", "2026-02-03", "", "received", "4/5/2026", "")]
    path = sent(cast, client, workbook(rows, "Tracker"), "tracker.xlsx", space="QM")
    _shown, swapped = imported(client, path, c0="remark", c7="post")
    assert swapped.startswith("400")
    assert "Tracker, row 2, column H" in swapped
    assert "This names no post of yours, or several." in swapped
    _shown, told = imported(client, path)
    assert told.startswith("400")
    assert "Tracker, row 5, column G" in told
    assert "This may be two different days." in told
    assert not Instruction.objects.exists()
    _shown, done = imported(client, path, out="0-5")
    assert "Made: 3." in done


def test_a_day_of_issue_is_said_once_where_no_column_has_it(cast: Cast, client: Client) -> None:
    path = sent(cast, client, workbook([("Post", "Subject"), ("Skerry", "Lamps")]), "short.xlsx", space="QM")
    _shown, told = imported(client, path)
    assert "Nothing says when this was issued." in told
    changes = Change.objects.count()
    _shown, done = imported(client, path, starts="2026-02-03")
    assert "Made: 1." in done
    assert Change.objects.count() == changes + 1


def test_a_table_without_a_post_and_one_of_a_joint_space_make_no_instructions(cast: Cast, client: Client) -> None:
    path = sent(cast, client, workbook([("Post", "Subject"), ("Skerry", "Lamps")]), "a.xlsx", space="QM")
    _shown, told = imported(client, path, c0="")
    assert "One column, and only one, has to be the post." in told
    joint = sent(cast, client, workbook([TRACKER_HEAD, *TRACKER]), "b.xlsx")
    assert 'value="tracker"' not in client.get(joint).content.decode()
    assert client.post(joint, {"kind": "tracker", "do": "import", "said": ""}).status_code == 400
    assert not Instruction.objects.exists()


@pytest.mark.parametrize(("shares", "words"), [("nothing", "nothing"), ("status", "the status")])
def test_a_row_that_joins_a_standing_instruction_says_that_it_is_shared_as_that_is(
    cast: Cast, client: Client, shares: str, words: str
) -> None:
    head, row = ("Post", "Subject", "Issued on"), ("Lamps", "2026-02-03")
    path = sent(cast, client, workbook([head, ("Skerry", *row)]), "first.xlsx", space="QM")
    shown, _done = imported(client, path)
    joins = "It joins an instruction that stands, and is shared as that is"
    assert joins not in shown
    instruction = Instruction.objects.get()
    if shares != "nothing":
        share_all(cast.principal_qm, instruction, shares, "Agreed")
    more = sent(cast, client, workbook([head, ("Quellhaven", *row), ("Skerry", *row)]), "more.xlsx", space="QM")
    shown, done = imported(client, more)
    assert shown.count(joins) == 1
    assert re.search(rf'{joins}: <span dir="auto">{words}</span>', shown)
    assert "Made: 1." in done
    assert {each.shared for each in instruction.charges.all()} == {shares}

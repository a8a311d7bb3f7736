"""What posts are charged with leaves as a table, in the reader's language, and comes in again as it left."""

import csv
import io
import json
from dataclasses import replace

import docx
import pytest
from django.utils.translation import override

from collegium.accounts.access import accesses_visible_to
from collegium.exchange.speech import speaking
from collegium.exchange.tables.columns import INSTRUCTIONS
from collegium.exchange.tables.fields import Partners
from collegium.exchange.tables.heads import spoken
from collegium.exchange.tables.meaning import meaning_of
from collegium.exchange.tables.reading import File, tables_of
from collegium.exchange.tables.shapes import written
from collegium.exchange.tables.taking_instructions import take_instructions
from collegium.exchange.tables.understanding import understood
from collegium.exchange.tables.values import followed, level, line_taken, state
from collegium.exchange.tables.words import words_of
from collegium.programme.actions.charges import Said, take
from collegium.programme.actions.tracking import tracked
from collegium.web.speech import speech
from tests.cast import Cast
from tests.programme.instructing import DRAFTED, charged, drafted, quellhaven, second_post
from tests.programme.sharing import fresh
from tests.web.stage import signed_in

PARTNERS = Partners({"QM": "Velmora", "QN": "Ostrand"})
LANGUAGES = ("en", "fr", "es", "de", "ru")
KEPT = {"post", "title", "text", "line", "fallback", "issued", "due", "state", "on", "followed", "remark"}


def file_of(cast: Cast, file: str, who: str = "reader_qm", space: str = "QM", language: str = "en") -> bytes:
    path = f"/spaces/{cast.spaces[space].pk}/instructions/file?file=instructions.{file}"
    answer = signed_in(cast.people[who]).get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.content


def some(cast: Cast) -> None:
    """Two posts with what they were charged with: one acted after it had asked; words of several lines."""
    skerry, _person = second_post(cast)
    several = replace(DRAFTED, text="Vote for the lamps.\n\nThen ask the skippers.", title="Lamps, twice")
    for charge in charged(cast, quellhaven(), skerry, said=several)[:1]:
        take(cast.post_qm, charge, "acknowledge")
        take(cast.post_qm, fresh(charge), "query", Said("Which lamps?"))
        take(cast.post_qm, fresh(charge), "act", Said("All of them.", line="fallback"))
    charged(cast, said=replace(DRAFTED, title="Tolls", line="", position="quietly", fallback="", due=None))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_left_is_known_again_in_every_language_and_changes_nothing(cast: Cast, language: str) -> None:
    some(cast)
    for shape in ("xlsx", "csv"):
        with override(language), speaking(speech()):
            sheet = take_instructions(cast.editor_qm, cast.spaces["QM"])
            grid = tables_of(File(written(sheet, shape), f"a.{shape}"))[0]
        meant = meaning_of(grid, PARTNERS)
        assert meant.kind == "tracker"
        assert {each for each in meant.columns if each} == KEPT
        said = understood(grid, meant)
        assert not said.faults
        rows = tracked(cast.editor_qm, cast.spaces["QM"], said.lines)
        assert [(each.kind, each.conflict) for each in rows] == [("same", "")] * 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fixed_word_is_known_again(language: str) -> None:
    with override(language), speaking(speech()):
        words = spoken(INSTRUCTIONS).values
    assert [level(words[each]) for each in words_of("levels")] == list(words_of("levels"))
    assert [state(words[each]) for each in words_of("states")] == list(words_of("states"))
    assert [followed(words[each]) for each in words_of("followed")] == list(words_of("followed"))
    assert [line_taken(f"{words[each]}: so")[0] for each in words_of("lines")] == list(words_of("lines"))


def test_states_are_said_in_the_language_of_the_reader_and_codes_stay_for_programs(cast: Cast) -> None:
    some(cast)
    rows = list(csv.DictReader(io.StringIO(file_of(cast, "csv", language="de").decode())))
    assert {row["Stand"] for row in rows} == {"ausgeführt", "erteilt"}
    assert "Abstimmung: in favour" in {row["Linie"] for row in rows}
    told = json.loads(file_of(cast, "json", language="de"))
    assert {row["state"] for row in told["rows"]} == {"acted", "issued"}
    columns = json.loads(file_of(cast, "csv-metadata.json", language="de"))["tableSchema"]["columns"]
    described = next(each["dc:description"] for each in columns if each["name"] == "state")
    assert "“ausgeführt” is `acted`" in described
    paper = docx.Document(io.BytesIO(file_of(cast, "docx", language="de")))
    assert "ausgeführt" in [cell.text for row in paper.tables[0].rows for cell in row.cells]


def test_whoever_sits_at_a_post_alone_takes_what_this_is_charged_with(cast: Cast) -> None:
    some(cast)
    drafted(cast, replace(DRAFTED, title="Ice"))
    whole = json.loads(file_of(cast, "json"))
    assert [(row["title"], row["post"], row["state"]) for row in whole["rows"]] == [
        ("Ice", "", "draft"),
        ("Tolls", "Mission at Quellhaven", "issued"),
        ("Lamps, twice", "Embassy in Skerry", "issued"),
        ("Lamps, twice", "Mission at Quellhaven", "acted"),
    ]
    assert {row["shared"] for row in whole["rows"]} == {"nothing"}
    own = json.loads(file_of(cast, "json", who="post_qm"))
    assert {row["post"] for row in own["rows"]} == {"Mission at Quellhaven"}
    assert own["marking"]


def test_it_is_noted_linked_and_nobody_elses(cast: Cast) -> None:
    assert json.loads(file_of(cast, "json"))["rows"] == []
    some(cast)
    looks = accesses_visible_to(cast.editor_qm).filter(act="export")
    assert [(each.by.name, each.entry) for each in looks] == [("reader_qm", cast.spaces["QM"].pk)]
    path = f"/spaces/{cast.spaces['QM'].pk}/instructions/file?file=instructions.xlsx"
    for page in ("instructions", "programme/tables"):
        shown = signed_in(cast.reader_qm).get(f"/spaces/{cast.spaces['QM'].pk}/{page}").content.decode()
        assert f'href="{path}"' in shown
    for who in ("editor_qn", "editor_qt", "public"):
        assert signed_in(cast.people.get(who)).get(path).status_code == 404
    assert signed_in(cast.reader_qm).get(path.replace("xlsx", "pdf")).status_code == 404

"""What a question takes for granted is marked wherever it is shown, and counts nowhere as a statement."""

import io
import json
from dataclasses import replace

import docx
import pytest

from collegium.exchange.found import json_of, table_of
from collegium.programme.queries.programmes import undertakings
from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.models import Finding, Statement
from collegium.register.queries.asking import Asked
from collegium.register.queries.searching import search
from tests.cast import Cast, note
from tests.web.stage import ASKED, signed_in

GRANTED = "taken for granted by the question"


@pytest.fixture
def premise(cast: Cast) -> Finding:
    """What a question in a document of Velmora's own takes for granted, said by a person to be an undertaking."""
    arrival = replace(note(), data=ASKED.encode(), name="asked.txt")
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), arrival).document
    found = Finding.objects.get(document=document, kind="premise")
    decide(cast.editor_qm, found, "corrected", {"act": "commits", "actors": ["QM"]})
    return found


def shown(cast: Cast, premise: Finding, path: str) -> str:
    path = path.format(document=premise.document_id, space=premise.space_id, key=premise.key)
    answer = signed_in(cast.editor_qm).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("path", "begins", "ends"),
    [
        ("/documents/{document}/statements", '<section class="became', "</section>"),
        ("/documents/{document}", 'id="by-hand"', "</section>"),
        ("/documents/{document}/review?at={key}", 'id="finding"', "</section>"),
        ("/spaces/{space}/findings?state=corrected", '<ol class="queue">', "</ol>"),
        ("/search?q=toll", '<ul class="does">', "</ul>"),
    ],
)
def test_a_premise_is_marked_where_it_is_shown(cast: Cast, premise: Finding, path: str, begins: str, ends: str) -> None:
    _, begun, rest = shown(cast, premise, path).partition(begins)
    assert begun
    assert rest.partition(ends)[0].count(GRANTED) == 1


def test_what_somebody_states_is_not_marked_so(cast: Cast, premise: Finding) -> None:
    said = Finding.objects.filter(document=premise.document, kind="statement").first()
    assert said
    decide(cast.editor_qm, said, "confirmed")
    assert shown(cast, premise, "/documents/{document}/statements").count(GRANTED) == 1
    assert GRANTED not in shown(cast, premise, "/spaces/{space}/findings?state=confirmed")


@pytest.mark.parametrize("asked", ["act=commits", "party=QM&act=commits", "standing=told"])
def test_search_by_what_is_stated_does_not_find_a_premise(cast: Cast, premise: Finding, asked: str) -> None:
    assert "1 passage<" in shown(cast, premise, "/search?q=toll")
    assert "Nothing that you may see holds this." in shown(cast, premise, f"/search?q=toll&{asked}")


def test_nothing_reaffirms_a_premise_and_no_action_starts_from_one(cast: Cast, premise: Finding) -> None:
    assert Statement.objects.get(key=premise.key).act == "commits"
    assert "eaffirmed" not in shown(cast, premise, "/documents/{document}/statements")
    assert undertakings(cast.editor_qm, cast.spaces["QM"]) == []


def test_the_command_that_searches_says_what_is_a_premise(cast: Cast, premise: Finding) -> None:
    result = search(cast.editor_qm, Asked("toll"))
    assert f"commits: QM, in the register, {GRANTED}\n" in table_of(result)
    ((stated,),) = [each["statements"] for each in json.loads(json_of(result))]
    assert (stated["kind"], stated["act"]) == ("premise", "commits")


@pytest.mark.parametrize("table", ["statements", "findings"])
def test_a_paper_that_leaves_says_what_is_a_premise(cast: Cast, premise: Finding, table: str) -> None:
    answer = signed_in(cast.editor_qm).get(f"/documents/{premise.document_id}/export?file={table}.docx")
    told = [each.text for each in docx.Document(io.BytesIO(answer.content)).paragraphs]
    place = next(number for number, words in enumerate(told) if "rejected the toll on bread" in words)
    assert GRANTED in told[place - 1]
    assert sum(GRANTED in words for words in told) == 1

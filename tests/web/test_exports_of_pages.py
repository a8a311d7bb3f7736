"""What pages tell leaves as files: chosen as there, marked, noted, bounded, and nothing of others' spaces."""

import csv
import io
import json
from dataclasses import replace

import docx
import pytest

from collegium.accounts.access import accesses_visible_to
from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.actions.inquiries import say_inquiry
from collegium.register.actions.premises import say_uptake
from collegium.register.actions.references import add
from collegium.register.models import Document, Finding, Wanted
from collegium.register.queries import markings_for
from tests.cast import Cast, note
from tests.register.test_wanted import TELLS
from tests.web.stage import ASKED, WORDS, signed_in
from tests.web.test_references import TEXT
from tests.web.test_series import FIRST, SECOND, brought, made

SHAPES = ("csv", "csv-metadata.json", "json", "docx")


@pytest.fixture
def papers(cast: Cast) -> dict[str, Document]:
    """Documents of Velmora's own: with parties and a forum, with questions, with papers that are wanted."""
    space = cast.spaces["QM"]
    for kind, name, slug in (
        ("party", "Velmora", "QM"),
        ("party", "Ostrand", "QN"),
        ("forum", "Two Shores Council", ""),
    ):
        add(cast.editor_qm, space, kind, {"en": [name]}, slug)
    texts = {"words": TEXT, "asked": ASKED, "told": TELLS, "ferry": WORDS}
    marking = {"words": "for partners"}
    return {
        name: actions.add(
            cast.editor_qm,
            space,
            cast.marking(marking.get(name, "open")),
            replace(note(), data=text.encode(), name=f"{name}.txt"),
        ).document
        for name, text in texts.items()
    }


def path_of(cast: Cast, what: str, file: str, query: str = "", space: str = "QM") -> str:
    place = f"/spaces/{cast.spaces[space].pk}"
    start = {"record": f"{place}/parties/QM/export", "search": "/search/export"}.get(what, f"{place}/{what}/export")
    return f"{start}?file={what}.{file}{query}"


def taken(cast: Cast, path: str, who: str = "reader_qm", language: str = "en") -> bytes:
    answer = signed_in(cast.people[who]).get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return answer.content


def rows_of(cast: Cast, what: str, query: str = "") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(taken(cast, path_of(cast, what, "csv", query)).decode())))


def words_of(cast: Cast, path: str, language: str = "en") -> str:
    paper = docx.Document(io.BytesIO(taken(cast, path, language=language)))
    return "\n".join(each.text for each in paper.paragraphs)


def test_the_record_of_a_party_leaves_own_words_first_and_told_ones_marked(
    cast: Cast, papers: dict[str, Document]
) -> None:
    decide(cast.editor_qm, Finding.objects.get(document=papers["words"], act="requests"), "confirmed")
    rows = rows_of(cast, "record")
    assert {row["of"] for row in rows} == {"party: QM"}
    order = [(row["part"] == "concerns", ("own", "joint", "told").index(row["standing"])) for row in rows]
    assert order == sorted(order)
    requests = next(row for row in rows if row["act"] == "requests" and row["document"] == papers["words"].pk)
    assert (requests["state"], bool(requests["statement"])) == ("entered", True)
    assert {row["state"] for row in rows if not row["statement"]} == {"proposed"}
    assert json.loads(taken(cast, path_of(cast, "record", "json")))["marking"] == "for partners"
    text = words_of(cast, path_of(cast, "record", "docx"))
    assert "What the record says: Velmora" in text
    assert "What it says and does: In own words" in text
    assert "State: in the register." in text
    told = rows_of(cast, "record", "&part=concerns-told")
    assert {(row["part"], row["standing"]) for row in told} <= {("concerns", "told")}


def test_what_others_tell_of_a_party_stands_under_a_head_that_says_so(cast: Cast, papers: dict[str, Document]) -> None:
    path = f"/spaces/{cast.spaces['QM'].pk}/parties/QN/export?file=record."
    rows = json.loads(taken(cast, f"{path}json"))["rows"]
    assert {row["standing"] for row in rows if "nine boats" in row["quote"]} == {"told"}
    assert "As others tell" in words_of(cast, f"{path}docx")


def test_what_nobody_names_has_no_record(cast: Cast, papers: dict[str, Document]) -> None:
    path = path_of(cast, "record", "csv").replace("parties/QM", "forums/~nothing-of-it")
    assert signed_in(cast.reader_qm).get(path).status_code == 404


def test_what_is_known_and_says_nothing_leaves_empty(cast: Cast, papers: dict[str, Document]) -> None:
    add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": ["Lantern Board"]})
    path = path_of(cast, "record", "docx").replace("parties/QM", "forums/lantern-board")
    paper = docx.Document(io.BytesIO(taken(cast, path)))
    assert "There is nothing here." in "\n".join(each.text for each in paper.paragraphs)
    assert "Handling: " in paper.sections[0].header.paragraphs[0].text


def test_undertakings_leave_with_when_each_was_last_reaffirmed(cast: Cast) -> None:
    years = [brought(cast, 2031, FIRST), brought(cast, 2032, SECOND, marking="for partners")]
    made(cast, years)
    for words in ("pilots", "March"):
        decide(cast.editor_qm, Finding.objects.get(document=years[0], quote__contains=words), "confirmed")
    place = f"/spaces/{cast.spaces['QM'].pk}/export?file=undertakings."
    silent, kept = sorted(json.loads(taken(cast, f"{place}json"))["rows"], key=lambda row: "March" in row["quote"])
    assert (kept["last_reaffirmed"], kept["reaffirmed_in"]) == ("2032-02-03", years[1].pk)
    assert (kept["reaffirmed_decided"], "June" in kept["reaffirmed_quote"]) == ("no", True)
    assert (silent["last_reaffirmed"], silent["not_repeated_in"]) == ("", [years[1].pk])
    assert {kept["marking"], silent["marking"]} == {"for partners"}, "a row tells of the later document"
    told = json.loads(taken(cast, f"/documents/{years[0].pk}/export?file=undertakings.json"))
    assert (len(told["rows"]), told["marking"]) == (2, "for partners")
    text = words_of(cast, f"/documents/{years[0].pk}/export?file=undertakings.docx")
    assert "Last reaffirmed: 2032-02-03" in text
    assert "Not repeated, which is not withdrawn." in text
    assert json.loads(taken(cast, f"{place}json&party=QZ"))["rows"] == []


def test_questions_leave_with_answers_and_what_became_of_premises(cast: Cast, papers: dict[str, Document]) -> None:
    first, second = rows_of(cast, "questions")
    assert [first["uptake"], first["uptake_state"], second["premise"]] == ["confirmed", "proposed", ""]
    assert (first["asker"], first["medium"]) == ("Ida Quill", "Harbour Times")
    premise = Finding.objects.get(document=papers["asked"], kind="premise")
    say_uptake(cast.editor_qm, premise, "denied", "That's right.", "It was meant so")
    first = rows_of(cast, "questions", "&asker=quill")[0]
    assert (first["uptake"], first["uptake_state"], first["uptake_by"]) == ("denied", "said", "editor_qm")
    assert [row["number"] for row in rows_of(cast, "questions", "&words=LAMPS")] == ["2"]
    text = words_of(cast, path_of(cast, "questions", "docx"))
    for words in ("What comes next?", "That's right.", "says editor_qm", f"/documents/{papers['asked'].pk}#turn-"):
        assert words in text


def test_what_is_wanted_leaves_with_where_it_was_sought_and_totals(cast: Cast, papers: dict[str, Document]) -> None:
    paper = Wanted.objects.get(document=papers["told"], name__contains="memorandum")
    for outcome, place in (("asked", "Library of Quellhaven"), ("refused", "Skerry Archive")):
        say_inquiry(cast.editor_qm, paper, outcome, place, "2031-03-01")
    rows = [row for row in rows_of(cast, "wanted") if row["name"] == paper.name]
    assert [(row["outcome"], row["sought"]) for row in rows] == [
        ("asked", "Library of Quellhaven"),
        ("refused", "Skerry Archive"),
    ]
    assert (
        rows[0]["address"]
        == f"/documents/{paper.document_id}?at={paper.start}-{paper.end}&of={paper.reading_id}#passage"
    )
    total = rows_of(cast, "wanted", "&sort=total")[0]
    assert (total["stated"], total["held"]) == ("25", "0")
    text = words_of(cast, path_of(cast, "wanted", "docx"))
    for words in ("25 stated, 0 held", "refused, Skerry Archive, 2031-03-01", "says editor_qm"):
        assert words in text
    assert rows_of(cast, "wanted", "&words=nothing+of+it") == []


def test_what_a_search_finds_leaves_with_stable_addresses(cast: Cast, papers: dict[str, Document]) -> None:
    rows = rows_of(cast, "search", "&q=skipper")
    assert {row["document"] for row in rows} == {papers["ferry"].pk}
    assert ("skippers" in rows[0]["quote"], rows[0]["acts"], rows[0]["hits"]) == (True, "requests", "1")
    page = signed_in(cast.reader_qm).get(rows[0]["address"].partition("#")[0]).content.decode()
    assert 'id="passage"' in page
    assert rows_of(cast, "search", f"&q=skipper&space={cast.spaces['joint'].pk}") == []
    most = [int(row["hits"]) for row in rows_of(cast, "search", "&q=lamps&order=hits")]
    assert most == sorted(most, reverse=True)
    assert "keep their lamps lit" in words_of(cast, path_of(cast, "search", "docx", "&q=skipper"))


@pytest.mark.parametrize("query", ["", "&q=OR", "&q=pier&from=soon"])
def test_a_search_that_asks_nothing_gives_no_file(cast: Cast, query: str) -> None:
    assert signed_in(cast.reader_qm).get(path_of(cast, "search", "csv", query)).status_code == 400


def test_a_paper_speaks_the_language_of_the_reader_and_a_table_does_not(
    cast: Cast, papers: dict[str, Document]
) -> None:
    text = words_of(cast, path_of(cast, "questions", "docx"), "de")
    assert "Frage" in text
    assert "Question" not in text
    assert taken(cast, path_of(cast, "questions", "csv"), language="de").startswith(b"document,title,")
    record = words_of(cast, path_of(cast, "record", "docx"), "ru")
    assert not [words for words in ("State", "own words", "Handling", "actor") if words in record]


def test_each_is_linked_from_its_page_as_it_was_chosen(cast: Cast, papers: dict[str, Document]) -> None:
    place = f"/spaces/{cast.spaces['QM'].pk}"
    for page, link in (
        (f"{place}/parties/QM", f"{place}/parties/QM/export?file=record.csv"),
        (f"{place}/parties/QM?part=does-own", f"{place}/parties/QM/export?file=record.csv&amp;part=does-own"),
        (f"{place}/questions?words=lamps", f"{place}/questions/export?file=questions.docx&amp;words=lamps"),
        (f"{place}/wanted?sort=total", f"{place}/wanted/export?file=wanted.json&amp;state=open&amp;sort=total"),
        (f"{place}/forums", f"{place}/export?file=references.csv&amp;kind=forum"),
        ("/search?q=skipper", "/search/export?file=search.csv-metadata.json&amp;q=skipper"),
    ):
        assert f'href="{link}"' in signed_in(cast.reader_qm).get(page).content.decode()


def test_each_is_noted_for_the_partner_whose_it_is(cast: Cast, papers: dict[str, Document]) -> None:
    for what in ("record", "questions", "wanted"):
        taken(cast, path_of(cast, what, "csv"))
    taken(cast, path_of(cast, "search", "csv", "&q=skipper"))
    looks = accesses_visible_to(cast.editor_qm).filter(act="export").order_by("id")
    space = ("accounts.Space", cast.spaces["QM"].pk)
    noted = [(each.kind, each.entry) for each in looks]
    assert noted == [space, space, space, ("register.Document", papers["ferry"].pk)]


def test_references_that_cite_no_paper_are_handled_as_their_space_is(cast: Cast, papers: dict[str, Document]) -> None:
    told = json.loads(taken(cast, f"/spaces/{cast.spaces['QM'].pk}/export?file=references.json&kind=forum"))
    assert [row["id"] for row in told["rows"]] == ["two-shores-council"]
    highest = markings_for(cast.spaces["QM"]).last()
    assert highest
    assert told["marking"] == told["rows"][0]["marking"] == highest.name


@pytest.mark.parametrize(
    ("what", "remedy"),
    [
        ("record", "Ask for one part of the page."),
        ("questions", "Ask for one issue, or for one who asks or answers."),
        ("wanted", "Ask for one sort, or for words of its name."),
        ("references", "Ask for one kind: parties, forums, instruments, issues or persons."),
    ],
)
def test_more_rows_than_leave_at_once_are_refused_with_what_to_do(
    cast: Cast, papers: dict[str, Document], monkeypatch: pytest.MonkeyPatch, what: str, remedy: str
) -> None:
    monkeypatch.setattr("collegium.exchange.exports.bounds.MOST", 1)
    path = path_of(cast, what, "csv").replace("/references/export", "/export")
    answer = signed_in(cast.reader_qm).get(path)
    assert answer.status_code == 413
    assert remedy in answer.content.decode()


def test_a_search_that_finds_too_much_is_refused(
    cast: Cast, papers: dict[str, Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collegium.exchange.exports.taking_search.MOST_FOUND", 0)
    answer = signed_in(cast.reader_qm).get(path_of(cast, "search", "csv", "&q=skipper"))
    assert answer.status_code == 413
    assert "Search for more words, or narrow the search." in answer.content.decode()


def test_undertakings_in_too_many_documents_are_refused(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    first = brought(cast, 2031, FIRST)
    decide(cast.editor_qm, Finding.objects.get(document=first, quote__contains="pilots"), "confirmed")
    monkeypatch.setattr("collegium.exchange.exports.taking_undertakings.MOST_DOCUMENTS", 0)
    answer = signed_in(cast.reader_qm).get(f"/spaces/{first.space_id}/export?file=undertakings.csv")
    assert answer.status_code == 413
    assert "There are undertakings in more than 0 documents." in answer.content.decode()


@pytest.mark.parametrize("who", ["editor_qn", "editor_qt", "public"])
def test_nobody_takes_what_is_anothers(cast: Cast, papers: dict[str, Document], who: str) -> None:
    client = signed_in(cast.people.get(who))
    for path in (path_of(cast, what, shape) for what in ("record", "questions", "wanted") for shape in SHAPES):
        assert client.get(path).status_code == 404
    assert json.loads(client.get(path_of(cast, "search", "json", "&q=skipper")).content)["rows"] == []

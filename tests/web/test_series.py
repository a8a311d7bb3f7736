"""Series on their pages: what looks like one is offered, made, described, taken apart; neighbours are compared."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.test import Client

from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.actions.series import Described, make_series
from collegium.register.models import Document, Finding, Membership, Series
from tests.cast import Cast, note
from tests.web.stage import NOWHERE, signed_in

TITLE = "Words on the Winter Ferry"
FIRST = """Velmora commits to deepen the channel below the lighthouse by March.

Velmora will continue to train twelve pilots every year.

Velmora calls on all skippers to keep their lamps lit in the channel."""
SECOND = """Velmora commits to deepen the channel below the lighthouse by June.

Velmora calls on all skippers to keep their lamps lit in the channel.

Velmora welcomes the new buoys off the northern harbour."""
GERMAN = """Velmora verpflichtet sich, die Rinne unter dem Leuchtturm bis zum Juni zu vertiefen.

Velmora begrüßt die neuen Tonnen vor dem Hafen und dankt den Lotsen für ihre Arbeit in diesem Jahr."""


def brought(cast: Cast, year: int, words: str, title: str = TITLE, marking: str = "open") -> Document:
    text = f"{title} {year}\n\nVelmora, 3 February {year}\n\n{words}\n"
    arrival = replace(note(), data=text.encode(), name=f"ferry-{year}.txt")
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(marking), arrival).document


@pytest.fixture
def years(cast: Cast) -> list[Document]:
    """What Velmora said of the ferry in two years."""
    return [brought(cast, 2031, FIRST), brought(cast, 2032, SECOND)]


def page_at(cast: Cast, path: str, who: str = "editor_qm") -> str:
    answer = signed_in(cast.people[who]).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def all_series(cast: Cast, space: str = "QM") -> str:
    return f"/spaces/{cast.spaces[space].pk}/series"


def made(cast: Cast, years: list[Document]) -> Series:
    said = Described("Ferry words", "statement", "every winter")
    return make_series(cast.editor_qm, cast.spaces["QM"], said, years)


def section(page: str, kind: str) -> str:
    """The part of a comparison that shows one kind; empty where there is none."""
    found = re.search(rf'<section id="{kind}".*?</section>', page, re.DOTALL)
    return words_of(found[0]) if found else ""


def test_what_looks_like_a_series_is_offered_and_nothing_is_put_together_by_itself(
    cast: Cast, years: list[Document]
) -> None:
    page = page_at(cast, all_series(cast))
    assert "These look like a series" in page
    assert [page.count(f'name="document" value="{each.pk}"') for each in years] == [1, 1]
    assert not Series.objects.exists()
    sent = {"name": "Ferry words", "kind": "statement", "document": [each.pk for each in years]}
    told = signed_in(cast.editor_qm).post(all_series(cast), sent, follow=True).content.decode()
    assert "The series was made." in told
    assert [each.date for each in Membership.objects.order_by("date")] == ["2031-02-03", "2032-02-03"]
    assert "These look like a series" not in page_at(cast, all_series(cast))


def test_a_reader_sees_series_and_is_offered_nothing(cast: Cast, years: list[Document]) -> None:
    assert "These look like a series" not in page_at(cast, all_series(cast), "reader_qm")
    series = made(cast, years)
    page = page_at(cast, f"/series/{series.pk}", "reader_qm")
    assert "Take out" not in words_of(page)
    assert "Ferry words" in page_at(cast, all_series(cast), "reader_qm")


def test_each_document_of_a_series_leads_to_what_became_of_the_one_before(cast: Cast, years: list[Document]) -> None:
    series = made(cast, years)
    path = f"/documents/{years[0].pk}/compare/{years[1].pk}"
    for page in (f"/series/{series.pk}", *(f"/documents/{each.pk}" for each in years)):
        assert f'href="{path}"' in page_at(cast, page)


def test_a_comparison_says_what_was_kept_reworded_new_and_not_repeated(cast: Cast, years: list[Document]) -> None:
    page = page_at(cast, f"/documents/{years[0].pk}/compare/{years[1].pk}")
    assert "keep their lamps lit" in section(page, "kept")
    assert "deepen the channel" in section(page, "kept") + section(page, "reworded")
    assert re.search(r"<del>March</del>.*<ins>June</ins>", page, re.DOTALL)
    assert "new buoys" in section(page, "new")
    gone = section(page, "not_repeated")
    assert "train twelve pilots" in gone
    assert "Not repeated, which is not withdrawn." in gone
    passage = re.search(rf'href="(/documents/{years[0].pk}\?at=[^"]+)#passage"', page)
    assert passage
    assert 'id="passage"' in page_at(cast, unescape(passage[1]))


def test_of_two_written_texts_it_says_what_is_worth_asking_about(cast: Cast) -> None:
    written = [
        brought(cast, year, words, "Joint Statement on the Ferry") for year, words in ((2031, FIRST), (2032, SECOND))
    ]
    gone = section(page_at(cast, f"/documents/{written[0].pk}/compare/{written[1].pk}"), "not_repeated")
    assert "train twelve pilots" in gone
    assert "Not repeated, which is not withdrawn. Worth asking about." in gone


def test_decided_statements_are_shown_as_such_and_rejected_ones_are_left_out(cast: Cast, years: list[Document]) -> None:
    path = f"/documents/{years[0].pk}/compare/{years[1].pk}"
    assert "decided" not in words_of(page_at(cast, path))
    pilots = Finding.objects.get(document=years[0], quote__contains="pilots")
    decide(cast.editor_qm, pilots, "confirmed")
    assert "decided" in section(page_at(cast, path), "not_repeated")
    buoys = Finding.objects.get(document=years[1], quote__contains="buoys")
    decide(cast.editor_qm, buoys, "rejected", reason="It is a greeting")
    assert section(page_at(cast, path), "new") == ""


def test_what_cannot_be_compared_says_why(cast: Cast, years: list[Document]) -> None:
    silent = [actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(each)).document for each in (1, 2)]
    page = page_at(cast, f"/documents/{silent[0].pk}/compare/{silent[1].pk}")
    assert "there is nothing to compare" in page
    broken = replace(note(), data=b"%PDF-1.7\nbroken", name="broken.pdf")
    unread = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), broken).document
    assert "One of the two was not read" in page_at(cast, f"/documents/{years[0].pk}/compare/{unread.pk}")
    german = brought(cast, 2033, GERMAN, "Worte zur Winterfähre")
    assert "different languages" in page_at(cast, f"/documents/{years[0].pk}/compare/{german.pk}")
    assert "has the later date" in page_at(cast, f"/documents/{years[1].pk}/compare/{years[0].pk}")


def test_a_comparison_carries_the_higher_marking_and_notes_both_looks(cast: Cast) -> None:
    old, new = brought(cast, 2031, FIRST), brought(cast, 2032, SECOND, marking="for partners")
    page = page_at(cast, f"/documents/{old.pk}/compare/{new.pk}", "reader_qm")
    assert '<span class="word">Handling</span> for partners' in page


def post(client: Client, series: Series, **sent: object) -> str:
    answer = client.post(f"/series/{series.pk}", sent, follow=True)
    return f"{answer.status_code} {answer.content.decode()}"


def test_a_series_is_described_filled_emptied_and_given_up(cast: Cast, years: list[Document]) -> None:
    series, client = made(cast, years[:1]), signed_in(cast.editor_qm)
    page = page_at(cast, f"/series/{series.pk}")
    assert "These look as if they belonged here" in page
    assert "Taken into the series." in post(client, series, do="take-in", document=years[1].pk)
    assert "in the series already" in post(client, series, do="take-in", other=f"/documents/{years[1].pk}")
    told = post(client, series, do="describe", version=1, name="Winter words", recurrence="each winter")
    assert "Winter words" in told
    assert post(client, series, do="describe", version=1, name="Other words").startswith("409")
    assert "Taken out of the series." in post(client, series, do="take-out", of=years[0].pk)
    assert "is not in the series" in post(client, series, do="take-out", of=years[0].pk)
    assert "The series was given up." in post(client, series, do="give-up", why="Two were one")
    assert client.get(f"/series/{series.pk}").status_code == 404
    assert "In a series" not in page_at(cast, f"/documents/{years[1].pk}")


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "nothing"},
        {"do": "take-in"},
        {"do": "take-in", "other": NOWHERE},
        {"do": "take-in", "of": "own", "date": "soon"},
        {"do": "describe", "version": 1, "name": ""},
    ],
)
def test_what_does_not_fit_changes_nothing(cast: Cast, years: list[Document], sent: dict[str, object]) -> None:
    series = made(cast, years[:1])
    more = {"document": years[1].pk} if "date" in sent else {}
    assert post(signed_in(cast.editor_qm), series, **sent, **more).startswith("400")
    assert series.memberships.count() == 1


def test_a_series_takes_in_nothing_that_is_hidden_or_stands_elsewhere(cast: Cast, years: list[Document]) -> None:
    series, client = made(cast, years), signed_in(cast.editor_qm)
    theirs = actions.add(cast.editor_qn, cast.spaces["QN"], cast.marking(), note(5)).document
    hidden = post(client, series, do="take-in", other=theirs.pk).replace(theirs.pk, "")
    nothing = post(client, series, do="take-in", other=NOWHERE).replace(NOWHERE, "")
    strip = re.compile(r'value="[^"]*"')
    assert strip.sub("", hidden) == strip.sub("", nothing)
    joint = actions.table(cast.editor_qm, years[0])
    assert "another space" in post(client, series, do="take-in", other=joint.pk)


def test_a_document_shows_what_stands_in_the_register_and_when_it_was_last_reaffirmed(
    cast: Cast, years: list[Document]
) -> None:
    made(cast, years)
    path = f"/documents/{years[0].pk}/statements"
    assert "No statement of this document stands" in page_at(cast, path, "reader_qm")
    for words in ("March", "pilots"):
        decide(cast.editor_qm, Finding.objects.get(document=years[0], quote__contains=words), "confirmed")
    page = page_at(cast, path, "reader_qm")
    assert re.search(rf'href="/documents/{years[0].pk}\?at=\d+-\d+&amp;of=\w+#passage"', page)
    told = words_of(page)
    assert "Last reaffirmed 2032-02-03" in told
    assert "as read, not decided" in told
    assert "Not reaffirmed in a later document here." in told
    assert "Not repeated in Words on the Winter Ferry 2032 , 2032-02-03" in told
    assert f'href="{path}"' in page_at(cast, f"/documents/{years[0].pk}", "reader_qm")
    finding = Finding.objects.get(document=years[0], quote__contains="March")
    assert "Last reaffirmed" in page_at(cast, f"/documents/{years[0].pk}/review?at={finding.key}")

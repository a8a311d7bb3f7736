"""Two documents on a page: what changed between versions, languages side by side, and what is known of a document."""

import re
from dataclasses import replace

import pytest

from collegium.accounts.access import accesses_visible_to
from collegium.register import actions
from collegium.register.arrival import Arrival
from collegium.register.describing import link
from collegium.register.models import Document
from tests.cast import Cast, note
from tests.machine import ROOT
from tests.web.stage import Stage, signed_in, stage

RECORD = ROOT / "examples" / "record"
SOURCE = "https://harbour.example/notes"


@pytest.fixture
def staged(cast: Cast) -> Stage:
    """A document in each kind of space."""
    return stage(cast)


def brought(cast: Cast, arrival: Arrival, marking: str = "open") -> Document:
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(marking), arrival).document


def page_at(cast: Cast, path: str, who: str = "editor_qm") -> str:
    """The page that somebody is answered."""
    answer = signed_in(cast.people[who]).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def words_of(page: str) -> str:
    """The words of a page in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def remarks(cast: Cast) -> list[Document]:
    """The same remarks in English and German, each as it was published."""
    paths = (RECORD / "2024-03-12-remarks.en.html", RECORD / "2024-03-12-remarks.de.html")
    return [brought(cast, Arrival(path.read_bytes(), path.name)) for path in paths]


def test_versions_of_a_source_lead_to_what_changed_word_by_word(cast: Cast) -> None:
    first, second = (brought(cast, note(number, SOURCE)) for number in (1, 2))
    path = f"/documents/{first.pk}/difference/{second.pk}"
    for document in (first, second):
        assert f'href="{path}"' in page_at(cast, f"/documents/{document.pk}")
    page = page_at(cast, path)
    assert '<p dir="auto" class="changed">Sheet <del>1</del> <ins>2</ins> of the harbour office.</p>' in page
    assert "Paragraphs: 1 changed, 0 new, 0 gone." in words_of(page)


def test_two_that_say_the_same_are_said_to(cast: Cast) -> None:
    document = brought(cast, note(1))
    page = page_at(cast, f"/documents/{document.pk}/difference/{document.pk}")
    assert "The two say the same, word for word." in page


def test_what_stayed_is_folded_but_for_what_stands_beside_a_change(cast: Cast) -> None:
    lines = [f"The boat number {number} waits at its own pier." for number in range(20)]
    mended = [*lines[:10], "The eleventh boat has left the pier.", *lines[11:]]
    first, second = (brought(cast, Arrival("\n\n".join(each).encode(), "boats.txt")) for each in (lines, mended))
    page = page_at(cast, f"/documents/{first.pk}/difference/{second.pk}")
    assert [int(count) for count in re.findall(r"Unchanged paragraphs: (\d+)", page)] == [9, 8]
    assert page.count('class="same"') == 19


def test_one_that_was_not_read_cannot_be_compared_and_says_so(cast: Cast) -> None:
    document, broken = brought(cast, note(1)), brought(cast, Arrival(b"%PDF-1.7\nbroken", "broken.pdf"))
    for kind in ("difference", "beside"):
        assert "One of the two was not read" in page_at(cast, f"/documents/{document.pk}/{kind}/{broken.pk}")


def test_texts_that_are_too_long_are_said_to_be(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collegium.register.comparing.MOST", 10)
    document = brought(cast, note(1))
    answer = signed_in(cast.editor_qm).get(f"/documents/{document.pk}/difference/{document.pk}")
    assert answer.status_code == 413
    assert "too long to be compared" in answer.content.decode()


def test_a_word_that_is_mark_up_stays_a_word(cast: Cast) -> None:
    first, second = (
        brought(cast, Arrival(f"The note says <script>alert({number})</script> & more of it.".encode(), "a.txt"))
        for number in (1, 2)
    )
    for kind in ("difference", "beside"):
        assert "<script>alert" not in page_at(cast, f"/documents/{first.pk}/{kind}/{second.pk}")


def test_languages_stand_side_by_side_paragraph_by_paragraph(cast: Cast) -> None:
    english, german = remarks(cast)
    link(cast.editor_qm, english, german)
    path = f"/documents/{english.pk}/beside/{german.pk}"
    assert f'href="{path}"' in page_at(cast, f"/documents/{english.pk}")
    page = page_at(cast, path)
    row = next(row for row in page.split('<div class="two row">') if "On behalf of Morvenia" in row)
    assert 'lang="en"' in row
    assert 'lang="de"' in row
    assert "im Namen Morweniens" in row
    assert "English Foreign Minister" in words_of(page)


def test_both_looks_are_noted_and_the_higher_marking_stands_above(cast: Cast) -> None:
    first, second = brought(cast, note(1)), brought(cast, note(2), "for partners")
    page = page_at(cast, f"/documents/{first.pk}/difference/{second.pk}", "reader_qm")
    assert '<span class="word">Handling</span> for partners' in page
    looks = accesses_visible_to(cast.editor_qm)
    assert {look.entry for look in looks} == {first.pk, second.pk}


def test_nobody_sets_what_is_hidden_beside_what_is_seen(staged: Stage) -> None:
    hidden, seen = staged.document("own"), staged.document("joint")
    client = signed_in(staged.cast.editor_qn)
    for kind in ("difference", "beside"):
        for pair in ((hidden, seen), (seen, hidden)):
            assert client.get(f"/documents/{pair[0]}/{kind}/{pair[1]}").status_code == 404


def test_details_are_corrected_on_their_page(cast: Cast) -> None:
    document = brought(cast, replace(note(1), originator="Harbor Ofice", translation=True))
    page = page_at(cast, f"/documents/{document.pk}/details")
    assert 'value="Harbor Ofice"' in page
    assert '<option value="translation" selected>' in page
    sent = {"version": 1, "originator": "Harbour Office", "captured": "2031-02-03T04:05", "why": "Misspelt"}
    told = signed_in(cast.editor_qm).post(f"/documents/{document.pk}/details", sent, follow=True).content.decode()
    assert "What is known of it was changed." in told
    assert "Captured 2031-02-03 04:05 UTC" in words_of(told)
    history = words_of(page_at(cast, f"/documents/{document.pk}/history"))
    assert "editor_qm (editor, Velmora) changed what is known of Misspelt" in history
    assert "Originator Harbor Ofice Harbour Office" in history
    assert "Translation yes –" in history


@pytest.mark.parametrize(
    ("sent", "status"), [({"version": 7}, 409), ({"version": 1, "source_address": "no address"}, 400), ({}, 400)]
)
def test_details_that_do_not_fit_change_nothing(cast: Cast, sent: dict[str, object], status: int) -> None:
    document = brought(cast, note(1))
    answer = signed_in(cast.editor_qm).post(f"/documents/{document.pk}/details", {"originator": "Office", **sent})
    assert answer.status_code == status
    assert Document.objects.get().version == 1


def test_what_is_of_the_same_day_is_offered_and_linked_and_taken_out(cast: Cast) -> None:
    english, german = remarks(cast)
    path = f"/documents/{english.pk}"
    page = page_at(cast, f"{path}/details")
    assert "No document is linked" in page
    assert f'name="other" value="{german.pk}"' in page
    client = signed_in(cast.editor_qm)
    client.post(f"{path}/link", {"version": 1, "other": f"https://register.example/documents/{german.pk}", "why": ""})
    page = page_at(cast, f"{path}/details")
    assert f"/documents/{english.pk}/beside/{german.pk}" in page
    assert f'name="other" value="{german.pk}"' not in page
    client.post(f"/documents/{german.pk}/unlink", {"version": 1, "why": "Another day"})
    assert "No document is linked" in page_at(cast, f"{path}/details")
    told = words_of(page_at(cast, f"{path}/history")) + words_of(page_at(cast, f"/documents/{german.pk}/history"))
    for said in ("linked with another language", "took out of its other languages Another day"):
        assert said in told


def test_linking_with_what_is_hidden_is_answered_like_linking_with_nothing(staged: Stage) -> None:
    joint = staged.documents["joint"]
    answers = [
        signed_in(staged.cast.editor_qn).post(f"/documents/{joint.pk}/link", {"version": joint.version, "other": other})
        for other in (staged.document("own"), "nowhere", "01ARZ3NDEKTSV4RRFFQ69G5FAV")
    ]
    assert {answer.status_code for answer in answers} == {400}
    bodies = {re.sub(r'value="[^"]*"', "", answer.content.decode()) for answer in answers}
    assert len(bodies) == 1

"""Whatever page shows words of a partner's own document, the partner can know who looked."""

from dataclasses import replace

import pytest

from collegium.accounts.models import Access
from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.actions.references import Said, add, state
from collegium.register.models import Finding
from tests.cast import Cast, note
from tests.web.stage import WORDS, signed_in
from tests.web.test_series import FIRST, SECOND, brought, made

PAGES = [
    "/search?q=pier",
    "/search?document={document}",
    "/search?kind=document",
    "/spaces/{space}/findings",
    "/spaces/{space}/issues/ocean",
    "/documents/{document}/statements",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_with_words_of_an_own_document_is_noted(cast: Cast, path: str) -> None:
    text = WORDS.replace("lamps lit in the channel", "lamps lit for the fisheries")
    arrival = replace(note(), data=text.encode())
    own = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), arrival).document
    shown = signed_in(cast.deputy_qm).get(path.format(document=own.pk, space=own.space_id))
    assert shown.status_code == 200
    looks = Access.objects.filter(by=cast.deputy_qm, act="read", entry=own.pk)
    assert [each.space_id for each in looks] == [own.space_id]


BESIDE = [
    "/documents/{first}/statements",
    "/documents/{first}/review?at={key}",
    "/spaces/{space}/forums/ferry-board",
    "/references/{reference}",
    "/documents/{first}/export?file=undertakings.csv",
]


@pytest.mark.parametrize("path", BESIDE)
def test_a_second_document_whose_words_stand_on_a_page_is_noted_too(cast: Cast, path: str) -> None:
    first, second = brought(cast, 2031, FIRST), brought(cast, 2032, SECOND)
    made(cast, [first, second])
    finding = Finding.objects.get(document=first, quote__contains="March")
    decide(cast.editor_qm, finding, "confirmed")
    board = add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": ["Ferry Board"]})
    state(cast.editor_qm, board, Said("note", "It has buoys", document=second, quote="new buoys"))
    Access.objects.all().delete()
    named = {"first": first.pk, "key": finding.key, "space": first.space_id, "reference": board.pk}
    assert signed_in(cast.deputy_qm).get(path.format(**named)).status_code == 200
    looks = Access.objects.filter(by=cast.deputy_qm, entry=second.pk)
    assert [each.act for each in looks] == ["export" if "export" in path else "read"]


def test_the_words_to_link_are_a_table_of_their_space(cast: Cast) -> None:
    space = cast.spaces["QM"]
    assert signed_in(cast.deputy_qm).get(f"/spaces/{space.pk}/links").status_code == 200
    assert [(each.act, each.entry) for each in Access.objects.filter(by=cast.deputy_qm)] == [("read", space.pk)]


def test_a_page_of_joint_documents_is_noted_for_nobody(cast: Cast) -> None:
    arrival = replace(note(), data=WORDS.encode())
    actions.add(cast.editor_qm, cast.spaces["joint"], cast.marking("open"), arrival)
    assert "mend the" in signed_in(cast.reader_qn).get("/search?q=pier").content.decode()
    assert not Access.objects.exists()

"""Whatever page shows words of a partner's own document, the partner can know who looked."""

from dataclasses import replace

import pytest

from collegium.accounts.models import Access
from collegium.register import actions
from tests.cast import Cast, note
from tests.web.stage import WORDS, signed_in

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


def test_a_page_of_joint_documents_is_noted_for_nobody(cast: Cast) -> None:
    arrival = replace(note(), data=WORDS.encode())
    actions.add(cast.editor_qm, cast.spaces["joint"], cast.marking("open"), arrival)
    assert "mend the" in signed_in(cast.reader_qn).get("/search?q=pier").content.decode()
    assert not Access.objects.exists()

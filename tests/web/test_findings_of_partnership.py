"""The queue of a partnership over all spaces of a person, and the choice of a document in a queue."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.models import Document, Finding
from tests.cast import Cast, note
from tests.web.stage import WORDS, signed_in
from tests.web.test_people import words

OPTION = re.compile(r'<option value="(01\w+)"[^>]*>([^<]+)</option>')
PLACE = re.compile(r"review\?at=([0-9a-f]{64})")


@pytest.fixture
def papers(cast: Cast) -> dict[str, Document]:
    """A document of Velmora's own, one of Ostrand's own and a joint one; each states something."""

    def added(who: str, space: str, title: str) -> Document:
        arrival = replace(note(), data=WORDS.replace("Winter", title).encode(), name=f"{title}.txt")
        return actions.add(cast.people[who], cast.spaces[space], cast.marking(), arrival).document

    return {
        "own": added("editor_qm", "QM", "Velmorish"),
        "other": added("editor_qn", "QN", "Ostrandish"),
        "joint": added("secretariat", "joint", "Common"),
    }


def shown(client: Client, path: str) -> list[str]:
    """The keys of the findings of a list, in order."""
    return PLACE.findall(client.get(path).content.decode())


def keys(*documents: Document) -> list[str]:
    """The keys of what waits of some documents, in order."""
    rows = Finding.objects.filter(document__in=documents, state="proposed").order_by("id")
    return list(rows.values_list("key", flat=True))


@pytest.mark.parametrize(
    ("who", "seen", "hidden"),
    [
        ("editor_qm", ["own", "joint"], "Ostrandish"),
        ("principal_qn", ["other", "joint"], "Velmorish"),
        ("secretariat", ["joint"], "Velmorish"),
    ],
)
def test_the_findings_of_all_spaces_of_a_person_stand_in_one_order(
    cast: Cast, papers: dict[str, Document], who: str, seen: list[str], hidden: str
) -> None:
    client, path = signed_in(cast.people[who]), f"/partnerships/{cast.partnership.pk}/findings"
    assert shown(client, path) == keys(*(papers[each] for each in seen))
    page = client.get(path).content.decode()
    assert hidden not in page
    chosen = dict(OPTION.findall(page))
    assert set(chosen) == {papers[each].pk for each in seen}
    many = len(keys(papers["joint"]))
    assert f"Proposed {many * len(seen)} " in f"{words(page.encode())} "
    assert chosen[papers["joint"].pk].endswith(f", Joint ({many})")
    assert shown(client, f"{path}?document={papers['joint'].pk}") == keys(papers["joint"])
    assert shown(client, f"{path}?act=requests") == [
        each.key for each in Finding.objects.filter(act="requests", document__in=[papers[one] for one in seen])
    ]


def test_the_queue_of_a_partnership_leads_on_and_to_each_space(cast: Cast, papers: dict[str, Document]) -> None:
    client, path = signed_in(cast.editor_qm), f"/partnerships/{cast.partnership.pk}/findings"
    assert path in client.get("/").content.decode()
    assert path in client.get(f"/spaces/{papers['own'].space_id}/findings").content.decode()
    last = Finding.objects.filter(document=papers["own"]).order_by("-id")[0]
    page = client.get(path).content.decode()
    assert f"/spaces/{papers['joint'].space_id}/findings?state=proposed" in page
    assert shown(client, f"{path}?after={last.document_id}.{last.key}") == keys(papers["joint"])
    hidden = Finding.objects.filter(document=papers["other"]).order_by("-id")[0]
    assert shown(client, f"{path}?after={hidden.document_id}.{hidden.key}") == shown(client, path)


def test_whoever_has_one_space_alone_is_led_to_no_queue_of_several(cast: Cast, papers: dict[str, Document]) -> None:
    for path in ("/", f"/spaces/{papers['joint'].space_id}/findings"):
        assert "/partnerships/" not in signed_in(cast.secretariat).get(path).content.decode()


def test_where_nothing_waits_in_any_space_the_queue_says_so(cast: Cast) -> None:
    page = signed_in(cast.editor_qm).get(f"/partnerships/{cast.partnership.pk}/findings").content
    assert "Nothing waits." in words(page)
    assert not OPTION.findall(page.decode())


def test_documents_of_one_space_alone_are_offered_in_its_queue(cast: Cast, papers: dict[str, Document]) -> None:
    client, path = signed_in(cast.editor_qm), f"/spaces/{papers['own'].space_id}/findings"
    page = client.get(path).content.decode()
    assert [entry for entry, _ in OPTION.findall(page)] == [papers["own"].pk]
    assert shown(client, f"{path}?document={papers['own'].pk}") == keys(papers["own"])
    for elsewhere in ("joint", "other"):
        page = client.get(f"{path}?document={papers[elsewhere].pk}").content.decode()
        assert "No finding is like that." in page
        assert [entry for entry, _ in OPTION.findall(page)] == [papers["own"].pk]


def test_a_document_is_offered_with_how_many_are_in_the_state_that_is_asked_for(
    cast: Cast, papers: dict[str, Document]
) -> None:
    client, path = signed_in(cast.editor_qm), f"/spaces/{papers['own'].space_id}/findings"
    first = Finding.objects.filter(document=papers["own"]).order_by("id")[0]
    decide(cast.editor_qm, first, "confirmed")
    for state, many in (("proposed", len(keys(papers["own"]))), ("confirmed", 1)):
        page = client.get(f"{path}?state={state}").content.decode()
        assert [name.rpartition(" ")[2] for _, name in OPTION.findall(page)] == [f"({many})"]
    page = client.get(f"{path}?state=rejected&document={papers['own'].pk}").content.decode()
    assert [name.rpartition(" ")[2] for _, name in OPTION.findall(page)] == ["(0)"], "it can be given up"

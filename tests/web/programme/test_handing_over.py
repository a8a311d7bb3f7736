"""The hand-over: one file with everything, hashes and the head of the journal; the same head gives the same bytes."""

import hashlib
import json
import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.test import Client

from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Access, Space
from collegium.exchange.handover import hand_over
from collegium.exchange.handover.packing import Packing
from collegium.programme.actions.importing import Begun, Line, digest, import_lines, proposed
from collegium.programme.models import Plan
from collegium.register import actions
from collegium.register.models import Document
from tests.cast import Cast, note
from tests.web.stage import signed_in


@pytest.fixture
def cited(cast: Cast) -> Document:
    """A joint document on which a plan and a programme rest."""
    document = actions.add(cast.editor_qm, cast.spaces["joint"], cast.marking(), note(3)).document
    for kind in ("plan", "programme"):
        lines = [Line(1, f"Lamps of a {kind}", 1, {}, {"QM": "Harbour Unit"})]
        into = Begun(kind, f"The {kind}", date(2031, 1, 1), date(2031, 12, 31))
        import_lines(cast.editor_qm, document, into, lines, digest(proposed(None, lines)))
    return document


def package_of(client: Client, cast: Cast) -> bytes:
    answer = client.post(f"/spaces/{cast.spaces['joint'].pk}/programme/hand-over")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/zip"
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_everything_is_in_it_with_its_hash_and_the_head_of_the_journal(cast: Cast, cited: Document) -> None:
    actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(4))
    with zipfile.ZipFile(BytesIO(package_of(signed_in(cast.secretariat), cast))) as package:
        contents = {name: package.read(name) for name in package.namelist()}
    told = json.loads(contents.pop("manifest.json"))
    assert {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()} == {
        name: each["sha256"] for name, each in told["files"].items()
    }
    assert contents[f"documents/{cited.pk}-note-3.txt"] == note(3).data
    assert told["marking"] == "for partners"
    plan = Plan.objects.get()
    assert b"Lamps of a plan" in contents[f"plans/{plan.pk}/plan.csv"]
    assert {f"plans/{plan.pk}/plan.{shape}" for shape in ("xlsx", "docx", "csv-metadata.json")} <= set(contents)
    assert json.loads(contents["entries/Subject.json"])[0]["content"]["title"] == "Lamps of a plan"
    page = contents["index.html"].decode()
    assert f'href="plans/{plan.pk}/plan.xlsx"' in page
    assert "<script" not in page
    assert "Handling: for partners" in page
    head = [json.loads(line) for line in contents["journal-head.jsonl"].splitlines()]
    assert head == [[cast.spaces["joint"].pk, told["journal"]["number"], told["journal"]["hash"]]]
    assert not verify(Space.objects.all(), [(str(a), int(b), str(c)) for a, b, c in head]).faults
    assert b"Sheet 4" not in b"".join(contents.values())
    assert Access.objects.filter(by=cast.secretariat, act="export", entry=cited.pk).exists()


def test_the_same_head_gives_the_same_bytes_and_another_one_others(cast: Cast, cited: Document) -> None:
    client = signed_in(cast.principal_qm)
    first = package_of(client, cast)
    assert package_of(client, cast) == first
    actions.add(cast.editor_qn, cast.spaces["joint"], cast.marking(), note(5))
    assert package_of(client, cast) != first


def test_an_empty_space_is_handed_over_too(cast: Cast) -> None:
    with zipfile.ZipFile(BytesIO(package_of(signed_in(cast.deputy_qm), cast))) as package:
        told = json.loads(package.read("manifest.json"))
        assert json.loads(package.read("entries/Plan.json")) == []
    assert told["marking"] == ""
    assert not any(name.startswith(("plans/", "documents/")) for name in told["files"])


def test_who_only_drafts_or_sits_elsewhere_hands_nothing_over(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        hand_over(cast.editor_qm, cast.spaces["joint"], BytesIO())
    with pytest.raises(NotVisible):
        hand_over(cast.principal_qt, cast.spaces["joint"], BytesIO())
    with pytest.raises(Improper, match="What is handed over"):
        hand_over(cast.secretariat, cast.spaces["public"], BytesIO())
    path = f"/spaces/{cast.spaces['joint'].pk}/programme/tables"
    assert "Hand over" in signed_in(cast.secretariat).get(path).content.decode()
    assert "Hand over" not in signed_in(cast.editor_qm).get(path).content.decode()


def test_what_is_changed_meanwhile_spoils_no_package(cast: Cast, cited: Document) -> None:
    class Watching(BytesIO):
        """A file during whose writing the journal moves."""

        def write(self, data: object, /) -> int:
            """Write, while somebody adds a document, which is here already the next time."""
            actions.add(cast.editor_qn, cast.spaces["joint"], cast.marking(), note(6))
            return super().write(data)  # type: ignore[arg-type]

    with pytest.raises(ChangedMeanwhile, match="while the package was written"):
        hand_over(cast.secretariat, cast.spaces["joint"], Watching())


def test_a_package_is_written_piece_by_piece() -> None:
    out = BytesIO()
    packing = Packing(out)
    packing.put("a.txt", "A", (b"x" * 1000 for _ in range(1000)))
    packing.close()
    assert packing.files[0].size == 1_000_000

"""Memory stays within its bound however many and however large the documents are, and large ones are read."""

import json
import random
from pathlib import Path

import pytest

from tests.cli.program import watched
from tests.reading.formats.pdf.paper import Set, page_content, paper

MOST = 440_000  # KiB of memory that any process of the program may take
WORDS = [
    "the harbour minister of Quellmark", "and her colleague", "told reporters", "that ferries", "pilots", "tugs",
    "and lighthouses", "would be spoken of", "again in spring", "when delegations meet", "on the island", "and ice",
    "leaves its bay", "for a year", "with all partners", "of the northern shore", "as agreed", "before the winter",
]  # fmt: skip


def prose(size: int, seed: int = 1) -> str:
    """Paragraphs of words in random order, some of them questions; about `size` characters."""
    chance = random.Random(seed)  # noqa: S311 - the same words in every run
    paragraphs, length = ["Words on the Winter Ferry", "3 February 2031"], 0
    while length < size:
        said = " ".join(chance.choices(WORDS, k=20)).capitalize() + "."
        paragraphs.append(("Question: " if chance.random() < 0.1 else "") + said)
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)


def page(size: int) -> str:
    said = "".join(f"<p>{each}</p>\n" for each in prose(size).split("\n\n"))
    return f"<html><body><h1>Words on the Winter Ferry</h1>{said}</body></html>"


@pytest.mark.parametrize("format_", ["json", "html"])
def test_a_text_as_large_as_may_be_is_read(tmp_path: Path, format_: str) -> None:
    size = (8 << 20) - 40_000
    (tmp_path / "large.txt").write_text(prose(size))
    ended = watched("read", "large.txt", "--format", format_, "--seconds", "300", cwd=tmp_path)
    assert ended.code == 0, ended.err
    assert len(ended.out) > size
    assert ended.peak < MOST


def test_a_page_of_five_megabytes_is_read(tmp_path: Path) -> None:
    (tmp_path / "large.html").write_text(page(5 << 20))
    ended = watched("read", "large.html", "--format", "json", "--seconds", "300", cwd=tmp_path)
    assert ended.code == 0, ended.err
    assert ended.peak < MOST


def test_a_pdf_of_three_hundred_pages_is_read(tmp_path: Path) -> None:
    lines = [line[start : start + 70] for line in prose(1 << 20).split("\n\n") for start in range(0, len(line), 70)]
    pages = [page_content([Set(60, 780, "\n".join(lines[50 * at : 50 * at + 50]))]) for at in range(300)]
    (tmp_path / "large.pdf").write_bytes(paper(pages))
    ended = watched("read", "large.pdf", "--format", "json", "--seconds", "300", cwd=tmp_path)
    assert ended.code == 0, ended.err
    assert {place[2] for place in ended.readings()[0]["map"]} >= {"page 1", "page 300"}
    assert ended.peak < MOST


def test_a_jsonl_of_twenty_megabytes_is_read(tmp_path: Path) -> None:
    with (tmp_path / "talks.jsonl").open("w") as lines:
        for number in range(40):
            lines.write(json.dumps({"id": number, "text": prose(512 << 10, number)}) + "\n")
    ended = watched("read", "talks.jsonl", "--out", "out", "--jobs", "2", "--seconds", "300", cwd=tmp_path)
    assert ended.code == 0, ended.err
    assert len(list((tmp_path / "out").iterdir())) == 40
    assert ended.peak < MOST


def test_thousands_of_small_documents_are_read(tmp_path: Path) -> None:
    (tmp_path / "talks.jsonl").write_text('{"text": "The ferry sails when the ice allows it."}\n' * 3000)
    ended = watched("read", "talks.jsonl", "--format", "csv", "--jobs", "2", cwd=tmp_path)
    assert ended.code == 0, ended.err
    assert len(ended.out.splitlines()) == 3001
    assert ended.peak < 100_000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lines.txt", "a\n" * (4 << 20)),
        ("tags.html", "<html><body>" + "<p><b>a</b> <i>b</i></p>" * 340_000),
        ("cells.html", "<html><body><table>" + "<tr>" + "<td>a" * 1_000_000),
        ("attributes.html", "<html><body><p " + " ".join(f"a{number}=b" for number in range(600_000)) + ">a</p>"),
        ("entities.html", "<html><body>" + "&amp;" * 1_600_000),
        ("groups.rtf", "{\\rtf1 " + "{\\b a}" * 300_000 + "}"),
        ("escapes.rtf", "{\\rtf1 " + "\\u233?" * 300_000 + "}"),
        ("parts.eml", "From: a@q.example\nSubject: b\nDate: c\n\n" + "\n" * 1_000_000),
    ],
    ids=lambda value: value if len(value) < 20 else "",
)
def test_what_is_made_to_be_large_is_read_or_refused_within_the_bound(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    ended = watched("read", name, "--format", "json", "--seconds", "5", cwd=tmp_path)
    assert ended.code in (0, 1)
    assert ended.peak < MOST
    assert "Traceback" not in ended.err
    assert "fault" not in ended.err

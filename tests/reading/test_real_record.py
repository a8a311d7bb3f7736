"""The whole real record is read and nothing of it is lost, counted by other programs than the reader's.

HTML is counted by Python's own parser, PDF by PDFium's text of its pages, text as it stands.
"""

from collections import Counter
from pathlib import Path

import pytest

from collegium.reading.contract import KINDS, Reading
from collegium.reading.errors import NoText
from collegium.reading.formats.pdf import extract
from collegium.reading.read import read
from tests.machine import real_record
from tools.measuring.counting import characters, of_page, of_paper, of_reading, one_space, releases

RELEASES = 1191
HYPHENS = "-\u00ad\u2010"


def files(folder: str, ending: str) -> list[Path]:
    """The files of a folder of the record."""
    return sorted((real_record() / folder).glob(f"*{ending}"))


def fault(reading: Reading, meant: Counter[str]) -> str:
    """What a reading lost or invented, or which of its spans is wrong; "" for a sound one."""
    found = of_reading(reading)
    if found != meant:
        return f"lost {dict(meant - found)}, invented {dict(found - meant)}"
    ends = [0, *(turn.span[1] for turn in reading.turns)]
    if any(turn.span[0] < end for turn, end in zip(reading.turns, ends, strict=False)):
        return "turns overlap"
    placed = sum((characters(reading.text[place.start : place.end]) for place in reading.map), Counter[str]())
    return "" if placed == characters(reading.text) and reading.heading.kind in KINDS else "text without a place"


def test_every_release_is_read_and_nothing_is_lost() -> None:
    faults = {
        name: fault(read(page, name, media_type="text/html"), of_page(page.decode()))
        for name, page in releases(real_record())
    }
    assert {name: each for name, each in faults.items() if each} == {}


def test_all_releases_are_there() -> None:
    assert sum(1 for _ in releases(real_record())) == RELEASES


def test_every_page_is_read_and_nothing_is_lost() -> None:
    pages = files("pages", ".html")
    faults = {path.name: fault(read(path.read_bytes(), path.name), of_page(path.read_text("utf-8"))) for path in pages}
    assert faults
    assert {name: each for name, each in faults.items() if each} == {}


def test_every_text_is_read_and_quoted_as_it_stands() -> None:
    texts = files("gold", ".txt")
    assert texts
    for path in texts:
        text = path.read_text("utf-8")
        reading = read(path.read_bytes(), path.name)
        assert fault(reading, characters(text)) == "", path.name
        for place in reading.map:
            quoted = text[place.offset : place.offset + place.end - place.start]
            assert one_space(quoted) == one_space(reading.text[place.start : place.end]), path.name


def test_every_paper_is_read_and_nothing_is_lost_but_joined_hyphens() -> None:
    papers = files("un_verbatim", ".pdf")
    assert papers
    for path in papers:
        found, meant = of_reading(read(path.read_bytes(), path.name)), of_paper(path)
        assert found - meant == Counter(), path.name
        assert (meant - found).total() == extract(path.read_bytes()).hyphens, path.name
        assert set(meant - found) <= set(HYPHENS), path.name


def test_a_scan_is_refused() -> None:
    scans = files("pages", ".pdf")
    assert scans
    for path in scans:
        with pytest.raises(NoText):
            read(path.read_bytes(), path.name)

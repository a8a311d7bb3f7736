"""What of a document's blocks is page furniture by its words and place, whatever the format."""

from dataclasses import dataclass

from collegium.reading.furniture.lines import (
    SENTENCE_END,
    is_contact,
    is_language_bar,
    is_letterhead,
    is_marker,
    is_office,
    is_ornament,
    is_page_number,
    is_tail,
    is_trail,
)
from collegium.reading.furniture.tongues import offered
from collegium.reading.source import Block, Source
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words, fold

TOP = 10  # blocks from the top among which an issuing office names itself
BOTTOM = 30  # blocks from the end among which a page's last furniture begins
LONGEST = 200  # code points; no furniture told by its words is longer
SHORT_SENTENCE = 6  # words; a line as long that ends in a full stop is what the document says


@dataclass(frozen=True, slots=True)
class Sorted:
    """A document's blocks told apart, each with its reason where it is furniture.

    `languages` are those of its versions, its own among them; codes may come again.
    """

    blocks: tuple[tuple[Block, str], ...]
    languages: tuple[str, ...]

    @property
    def text(self) -> list[Block]:
        """What the document says."""
        return [block for block, reason in self.blocks if not reason]

    @property
    def official(self) -> bool:
        """Whether an office, a ministry or an organisation names itself as the one that issues the document."""
        return any(reason == "issuing office" for _, reason in self.blocks)

    @property
    def left_out(self) -> list[str]:
        """The words of each piece of furniture."""
        return [" ".join(block.text.split()) for block, reason in self.blocks if reason and block.text.strip()]


def sort_out(source: Source, words: Words, vocabulary: Vocabulary) -> Sorted:
    """Tell furniture from text; what the format knows for furniture stays it."""
    lines = [" ".join(block.text.split()) for block in source.blocks]
    shown = [i for i, block in enumerate(source.blocks) if not block.furniture and lines[i]]
    reasons = {i: block.furniture for i, block in enumerate(source.blocks) if block.furniture}
    reasons |= _by_words(shown, lines, words)
    found = [code for i in shown if reasons.get(i) == "language bar" for code in offered(fold(lines[i]), words)]
    reasons |= dict.fromkeys(_page_numbers(shown, lines), "page number")
    reasons |= _head([i for i in shown if i not in reasons], lines, words, vocabulary)
    foot = _tail([i for i in shown if reasons.get(i) in (None, "ornament", "marker")], lines, words)
    if any(i not in reasons and i not in foot for i in shown):  # a foot without a text above it is the text
        reasons |= foot
    blocks = tuple((block, reasons.get(i, "")) for i, block in enumerate(source.blocks))
    languages = (*source.languages, *found, source.language)
    return Sorted(blocks, tuple(code for code in languages if code))


def _by_words(shown: list[int], lines: list[str], words: Words) -> dict[int, str]:
    """What lines are furniture by their own words, with the reason."""
    short = [(place, i) for place, i in enumerate(shown) if len(lines[i]) <= LONGEST]
    reasons = {i: _reason(fold(lines[i]), place, words) for place, i in short}
    return {i: reason for i, reason in reasons.items() if reason}


def _reason(line: str, place: int, words: Words) -> str:
    if is_ornament(line):
        return "ornament"
    if is_language_bar(line, words):
        return "language bar"
    if is_marker(line, words):
        return "marker"
    if place < TOP and is_office(line, words):
        return "issuing office"
    return "page number" if is_page_number(line, words) else ""


def _page_numbers(shown: list[int], lines: list[str]) -> list[int]:
    """Lines of a number alone that count the pages: 1, 2, 3 or 2, 3, 4 and no other such line."""
    found = [i for i in shown if lines[i].isdecimal() and len(lines[i]) < 4]
    counted = [int(lines[i]) for i in found]
    first = counted[0] if counted else 0
    return found if first in (1, 2) and counted == list(range(first, first + len(found))) else []


def _head(shown: list[int], lines: list[str], words: Words, vocabulary: Vocabulary) -> dict[int, str]:
    """The letterhead above a title: who issues the document and where that is to be found."""
    found: dict[int, str] = {}
    for i in shown[:TOP]:
        button = len(lines[i].split()) <= 3 and is_tail(fold(lines[i]), words)
        goes_on = found and (button or is_contact(lines[i]) or lines[i][0].islower())
        if goes_on or is_trail(lines[i]) or is_letterhead(lines[i], words, vocabulary):
            found[i] = "issuing office"
        elif found or not any(char.isdigit() for char in lines[i]) or len(lines[i].split()) > 3:
            break
    return found if len(found) < len(shown) else {}


def _tail(shown: list[int], lines: list[str], words: Words) -> dict[int, str]:
    """What stands below the document: from the first line with a page's words on, if no sentence follows it."""
    begin = len(shown)
    for place in range(len(shown) - 1, max(len(shown) - BOTTOM, 0), -1):
        line = lines[shown[place]]
        tail = is_tail(fold(line), words) or (
            place > len(shown) - 4 and is_contact(line) and not SENTENCE_END.search(line)
        )
        if len(line.split()) >= SHORT_SENTENCE and SENTENCE_END.search(line) and not tail:
            break
        if tail:
            begin = place
    if begin == len(shown):
        return {}
    above, below = (sum(len(lines[i].split()) for i in part) for part in (shown[:begin], shown[begin:]))
    foot = shown[begin:] if above > below else [i for i in shown[begin:] if _is_button(lines[i], words)]
    return dict.fromkeys(foot, "page foot")


def _is_button(line: str, words: Words) -> bool:
    """Whether a line is a page's own, wherever it stands: "Share this", and no address that somebody writes."""
    return is_tail(fold(line), words) and not is_contact(line)

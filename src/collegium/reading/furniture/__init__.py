"""What of a document's blocks is page furniture by its words and place, whatever the format."""

from dataclasses import dataclass

from collegium.reading.furniture.lines import is_language_bar, is_marker, is_office, is_ornament, is_page_number, is_tail
from collegium.reading.furniture.tongues import tongues
from collegium.reading.source import Block, Source
from collegium.reading.words import Words, fold

TOP = 10  # blocks from the top among which an issuing office names itself
BOTTOM = 30  # blocks from the end among which a page's last furniture begins
SENTENCE = 12  # words; a longer line that ends in a full stop is what the document says


@dataclass(frozen=True, slots=True)
class Sorted:
    """A document's blocks told apart, each with its reason where it is furniture; languages of its versions."""

    blocks: tuple[tuple[Block, str], ...]
    languages: tuple[str, ...]

    @property
    def text(self) -> list[Block]:
        """What the document says."""
        return [block for block, reason in self.blocks if not reason]


def sort_out(source: Source, words: Words) -> Sorted:
    """Tell furniture from text; what the format knows for furniture stays it."""
    lines = [" ".join(block.text.split()) for block in source.blocks]
    folded = [fold(line) for line in lines]
    shown = [i for i, block in enumerate(source.blocks) if not block.furniture and lines[i]]
    reasons = {i: block.furniture for i, block in enumerate(source.blocks) if block.furniture}
    found: list[str] = []
    for place, i in enumerate(shown):
        reason = _reason(folded[i], place, words)
        if reason == "language bar":
            found.extend(tongues(folded[i]))
        if reason:
            reasons[i] = reason
    reasons.update(_tail(shown, folded, words))
    return Sorted(
        tuple((block, reasons.get(i, "")) for i, block in enumerate(source.blocks)), (*source.languages, *found)
    )


def _reason(line: str, place: int, words: Words) -> str:
    if is_ornament(line):
        return "ornament"
    if is_language_bar(line):
        return "language bar"
    if is_marker(line, words):
        return "marker"
    if place < TOP and is_office(line, words):
        return "issuing office"
    return "page number" if is_page_number(line, words) else ""


def _tail(shown: list[int], folded: list[str], words: Words) -> dict[int, str]:
    """What stands below the document: from the first line with a page's words on, if no sentence follows it."""
    begin = len(shown)
    for place in range(len(shown) - 1, max(len(shown) - BOTTOM, 0), -1):
        line = folded[shown[place]]
        tail = is_tail(line, words)
        if len(line.split()) >= SENTENCE and line.endswith((".", "!", "?", ".»", '."', ".”")) and not tail:
            break
        if tail:
            begin = place
    return dict.fromkeys(shown[begin:], "page foot")

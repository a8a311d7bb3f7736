"""What tables of Word and OpenDocument texts have in common."""

from collections.abc import Iterator

from lxml import etree


def nearest(element: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """The elements of some tags inside an element, but not those inside one another."""
    for child in element:
        if child.tag in tags:
            yield child
        else:
            yield from nearest(child, *tags)


def is_tabular(cells: list[etree._Element], rows: int, table: str, *paragraphs: str) -> bool:
    """Whether a row, of a table with so many rows, is one line of text.

    A frame of one cell, a cell with a table in it, or a single row of cells with several paragraphs (a letterhead, two
    texts side by side) is only a way to lay out paragraphs. `table` and `paragraphs` are the format's tags.
    """
    if len(cells) < 2 or any(cell.find(f".//{table}") is not None for cell in cells):
        return False
    return rows > 1 or all(_written(cell, paragraphs) <= 1 for cell in cells)


def _written(cell: etree._Element, paragraphs: tuple[str, ...]) -> int:
    return sum(bool(str(paragraph.xpath("normalize-space()"))) for paragraph in cell.iter(*paragraphs))

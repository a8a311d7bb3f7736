"""Where the rows of a document's tables stand in its text, as far as it was read."""

from collegium.programme.actions.grounds import Passage
from collegium.register.actions.documents import latest_reading
from collegium.register.models import Document
from collegium.register.queries.documents import content_of

KINDS = ("table", "sheet")  # a table of a text by its number, a sheet by its name
CELL = " cell "


class Rows:
    """The rows of one document in its latest reading."""

    def __init__(self, document: Document) -> None:
        self._reading = latest_reading(document)
        content = content_of(self._reading) if self._reading else None
        self._text = content.text if content else ""
        self._cells: dict[str, dict[str, tuple[int, int]]] = {}
        for place in content.map if content else ():
            row, between, cell = place.where.rpartition(CELL)
            if between:
                start, end = self._cells.setdefault(row, {}).get(cell, (place.start, place.end))
                self._cells[row][cell] = min(start, place.start), max(end, place.end)

    def place(self, sheet: str, row: int, words: str) -> Passage | None:
        """The cell of a row that says some words; None where none does, or the document was not read."""
        cells = [span for kind in KINDS for span in self._cells.get(f"{kind} {sheet} row {row}", {}).values()]
        for start, end in cells:
            quote = self._text[start:end]
            if self._reading and " ".join(quote.split()) == words:
                lead = len(quote) - len(quote.lstrip())
                return Passage(self._reading, start + lead, start + len(quote.rstrip()), quote.strip())
        return None

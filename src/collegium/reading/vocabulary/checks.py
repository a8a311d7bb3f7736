"""What a vocabulary file must be, checked row by row before anything is made of it."""

import json
from collections.abc import Iterator, Mapping

from collegium.reading.vocabulary.errors import VocabularyError
from collegium.reading.vocabulary.tables import Words

SHAPES: dict[str, dict[str, type]] = {
    "parties": dict.fromkeys(("names", "adjectives", "nationals", "prefixes", "capitals", "metonyms", "shown"), dict)
    | {"id": str},
    "forums": {"id": str, "names": dict, "members": list, "shown": dict},
    "persons": {"name": str, "party": str, "office": dict, "names": dict, "held": list},
    "instruments": {"id": str, "names": dict, "kind": str, "date": str, "forum": str},
    "issues": {"id": str, "words": dict, "parent": str},
}
TENURE: dict[str, type] = {"office": dict, "party": str, "since": str, "until": str}
NEEDED = frozenset(("id", "name"))
MEANT: dict[type, str] = {str: "a text", dict: "an object of languages", list: "a list"}
READ = "See docs/vocabulary.md for the shape of the file."


class Row:
    """A checked row of a table: where it stands, and its cells in their types; null is an empty cell."""

    def __init__(self, where: str, cells: Mapping[str, object]) -> None:
        self.where = where
        self._cells = cells

    def text(self, key: str) -> str:
        """The text under a key; empty where there is none."""
        cell = self._cells.get(key)
        return cell if isinstance(cell, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of the list under a key."""
        return _texts(f"{self.where}, {key}", self._cells.get(key) or [])

    def rows(self, key: str, shape: Mapping[str, type]) -> Iterator["Row"]:
        """The rows of the list under a key. Errors: VocabularyError where one has not the shape."""
        cells = self._cells.get(key)
        for number, each in enumerate(cells if isinstance(cells, list) else (), start=1):
            yield _row(f"{self.where}, {key} {number}", each, shape)

    def words(self, key: str) -> Words:
        """The spellings of each language under a key; a single text counts as a list of one."""
        cell = self._cells.get(key)
        return {
            _language(f"{self.where}, {key}", code): _texts(f"{self.where}, {key}, {code}", given)
            for code, given in (cell.items() if isinstance(cell, dict) else ())
        }

    def shown(self) -> Words:
        """The one text of each language that is to be shown. Errors: VocabularyError where a language has several."""
        given = self.words("shown")
        for code, texts in given.items():
            if len(texts) != 1:
                where = f"{self.where}, shown, {code}"
                raise VocabularyError(where, "This is not one text.", "Give one; other spellings belong to the names.")
        return given


def parsed(file: bytes) -> Mapping[str, object]:
    """The content of a vocabulary file. Errors: VocabularyError where it is no JSON object."""
    try:
        content = json.loads(file.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise VocabularyError(f"byte {error.start}", "This is not UTF-8.", "Save the file as UTF-8.") from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise VocabularyError(where, f"This is not JSON: {error.msg}.", "Correct the file there.") from error
    except RecursionError as error:
        raise VocabularyError("the file", "It is nested too deep.", READ) from error
    if not isinstance(content, dict):
        raise VocabularyError("the file", "It holds no JSON object.", f"Put the tables into one: {', '.join(SHAPES)}.")
    return content


def checked(tables: Mapping[str, object]) -> dict[str, list[Row]]:
    """The rows of all tables. Errors: VocabularyError with the row."""
    for name in tables:
        if name not in SHAPES:
            raise VocabularyError(str(name), "No table has this name.", f"Use one of {', '.join(SHAPES)}.")
    return {name: list(_rows(name, tables.get(name, []))) for name in SHAPES}


def _rows(table: str, rows: object) -> Iterator[Row]:
    if not isinstance(rows, list):
        raise VocabularyError(table, "This is not a list.", "Put the rows of the table into a list.")
    seen: dict[str, str] = {}
    for number, cells in enumerate(rows, start=1):
        row = _row(f"{table}, row {number}", cells, SHAPES[table])
        own = row.text("id")
        if own in seen:
            raise VocabularyError(row.where, f"The id {own!r} stands in {seen[own]} too.", "Make one row of the two.")
        if own:
            seen[own] = row.where
        yield row


def _row(where: str, cells: object, shape: Mapping[str, type]) -> Row:
    if not isinstance(cells, dict):
        raise VocabularyError(where, "This is not an object.", f"Give it the keys {', '.join(shape)}.")
    for key, value in cells.items():
        if key not in shape:
            raise VocabularyError(where, f"The key {key!r} is not known.", f"Use {', '.join(shape)}.")
        if value is not None and not isinstance(value, shape[key]):
            raise VocabularyError(f"{where}, {key}", f"This is not {MEANT[shape[key]]}.", READ)
    for key in NEEDED & shape.keys():
        if not str(cells.get(key) or "").strip():
            raise VocabularyError(where, f"The key {key!r} is missing or empty.", "Give the row one.")
    return Row(where, cells)


def _texts(where: str, given: object) -> tuple[str, ...]:
    texts = [given] if isinstance(given, str) else given
    if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
        raise VocabularyError(where, "This is not a list of texts, none of them empty.", READ)
    return tuple(text.strip() for text in texts)


def _language(where: str, code: object) -> str:
    if not (isinstance(code, str) and len(code) == 2 and code.isascii() and code.islower()):
        raise VocabularyError(where, f"{code!r} is no code of a language.", 'Use ISO 639-1: "en", "fr", "ru".')
    return code

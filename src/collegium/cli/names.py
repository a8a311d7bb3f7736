"""What the files of a run are called: after their documents, and no two alike."""

import unicodedata
from collections import Counter
from dataclasses import dataclass, field

LONGEST = 200  # bytes; file systems take 255, and a number and a suffix follow


@dataclass(slots=True)
class Names:
    """Gives each document a name of its own: the second of two equal ones gets "~2", the third "~3"."""

    _taken: set[str] = field(default_factory=set)
    _last: Counter[str] = field(default_factory=Counter)

    def of(self, stem: str) -> str:
        """A name that no document before has. Letters that differ only in case or in how they are encoded are equal."""
        plain = clean(stem)
        name = plain
        while _key(name) in self._taken:
            self._last[_key(plain)] += 1
            name = f"{plain}~{self._last[_key(plain)] + 1}"
        self._taken.add(_key(name))
        return name


def clean(stem: str) -> str:
    """A name as file systems can write it and terminals can show it, at most LONGEST bytes long."""
    shown = stem if stem.isprintable() else "".join(char if char.isprintable() else "_" for char in stem)
    shown = shown.replace("/", "_").replace("\\", "_")
    return shown.strip(" .").encode()[:LONGEST].decode(errors="ignore").strip(" .") or "document"


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())

"""Which of the names that a document writes stand in some words of it. Pure."""

import re
from collections.abc import Iterable

from collegium.register.rules.anchoring import collapsed


class Spelled:
    """Names as a document writes them, each with the key of what it names. Where one holds another one, the longer
    counts."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._keys: dict[str, list[str]] = {}
        for words, key in names:
            if words.strip():
                self._keys.setdefault(collapsed(words), []).append(key)
        longest_first = sorted(self._keys, key=lambda words: (-len(words), words))
        any_of_them = "|".join(re.escape(words) for words in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{any_of_them})(?!\w)") if any_of_them else None

    def inside(self, words: str) -> list[str]:
        """The keys of what some words name, each once, in order."""
        found = self._pattern.finditer(collapsed(words)) if self._pattern else ()
        return list(dict.fromkeys(key for each in found for key in self._keys[each[0]]))

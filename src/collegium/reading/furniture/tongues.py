"""The languages that a line offers: names and codes of languages, as language bars write them."""

import re
import tomllib
from importlib.resources import files

import regex

from collegium.reading.words import Words

TABLE = tomllib.loads((files(__package__) / "languages.toml").read_text("utf-8"))
CODES = frozenset(TABLE["codes"])
BY_NAME = {name: code for code, names in TABLE["names"].items() for name in names}
SENTENCE = re.compile(r"(?<=[.!])\s")
WORD = regex.compile(r"[\p{L}\p{M}]+(?:-[\p{L}]{2}(?=\d|\b))?")


def offered(line: str, words: Words) -> list[str]:
    """ISO 639-1 codes of the languages that a folded line offers, in order; empty for a line that says anything else.

    Two languages without another word are a language bar, and so is one beside words such as "also available".
    """
    last = line.replace("bahasa melayu", "bahasa")
    if "." in last or "!" in last:
        last = SENTENCE.split(last)[-1]
    first = WORD.search(last)
    if first is None or not _may_stand(first.group(), words):
        return []
    tokens = WORD.findall(last)
    hints = any(token in words.furniture["versions"] for token in tokens)
    found: list[str] = []
    for token in tokens:
        code = BY_NAME.get(token) or (token[:2] if token.partition("-")[0] in CODES else "")
        if code and (len(token) > 2 or not hints or _set_apart(last, token)):
            found.append(code)
        elif token not in words.furniture["versions"] and not (hints and token in words.stop):
            return []
    codes = list(dict.fromkeys(found))
    return codes if len(codes) > 1 or (codes and hints) else []


def _may_stand(token: str, words: Words) -> bool:
    """Whether a language bar may have a word: any other line is known by its first."""
    named = token in BY_NAME or token.partition("-")[0] in CODES
    return named or token in words.furniture["versions"] or token in words.stop


def _set_apart(line: str, code: str) -> bool:
    """Whether a code of two letters stands by itself between marks, and is no word of a sentence ("en", "de")."""
    return re.search(rf"(?:^|[|/•,:(])\s*{code}\s*(?:[|/•,)]|$)", line) is not None

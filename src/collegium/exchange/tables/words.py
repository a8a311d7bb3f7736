"""The words of heads and cells in five languages, as `words.toml` has them."""

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import regex

STOPS = regex.compile(r"[\s.:;,()\[\]*_]+")


def folded(text: str) -> str:
    """Words as they are compared: small letters without accents and stops; ё is е, ß is ss."""
    kept = text.translate({ord("й"): "\0", ord("Й"): "\0", ord("°"): " ", ord("º"): " "})
    bare = unicodedata.normalize("NFKD", kept).casefold()
    plain = "".join(each for each in bare if not unicodedata.combining(each)).replace("\0", "й")
    return str(STOPS.sub(" ", plain)).strip()


@cache
def words_of(table: str) -> Mapping[str, frozenset[str]]:
    """A table of words.toml: for each key its words, folded."""
    read = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))[table]
    return {key: frozenset(map(folded, words)) for key, words in read.items()}


def is_one(text: str, table: str) -> bool:
    """Whether a text is one of the words of a table that has but one list."""
    return folded(text) in words_of(table)["words"]

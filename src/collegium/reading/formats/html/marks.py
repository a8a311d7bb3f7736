"""What an element's tag, role, class and id say about it, by the table `words.toml`."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

WORDS = tomllib.loads(files("collegium.reading.formats.html").joinpath("words.toml").read_text(encoding="utf-8"))

WORD = re.compile(r"[a-z]{2,}|[A-Z]+(?![a-z])|[A-Z][a-z]+|[^\W\d_]")
ENDS = ("menu", "navigation", "footer", "breadcrumb", "breadcrumbs", "sidebar", "navbar", "toolbar")
"""Words that German and careless English glue to the one before: `hauptmenu`, `pagefooter`."""

CONTENT_TAGS = frozenset({"main", "article"})
UNMARKED_TAGS = frozenset({"", "html", "body", "main", "article", "h1", "h2", "h3", "head"})
"""Elements whose class names tell of the page, not of what is in them (`<body class="no-sidebar">`)."""


class Marks(NamedTuple):
    """Why an element is furniture, what it might be, and whether it is named as the content."""

    mark: str = ""
    hint: str = ""
    content: bool = False
    hidden: bool = False


def _by_word(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: reason for reason, words in table.items() for word in words}


MARK, HINT, TAG, ROLE = (_by_word(WORDS[name]) for name in ("mark", "hint", "tag", "role"))
HIDDEN = frozenset(WORDS["whole"]["hidden"])
CONTENT = frozenset(WORDS["whole"]["content"])
LANGUAGE_HINTS = frozenset(WORDS["hint"]["language bar"])


@lru_cache(maxsize=4096)
def marks(tag: str, classes: str, name: str, role: str, unseen: bool) -> Marks:
    """What an element of a tag, class names, id and role is marked as; `unseen` where its style hides it."""
    names = classes.split()
    content = tag in CONTENT_TAGS or role == "main" or any(one in CONTENT for one in [*names, name])
    if tag in UNMARKED_TAGS or role == "main":
        return Marks("", "", content, False)
    hidden = unseen or any(one in HIDDEN for one in names)
    words = [word for one in [*names, name] for word in words_of(one)]
    mark = TAG.get(tag) or ROLE.get(role) or first(words, MARK) or ends(words)
    hint = heading_hint(words) or first(words, HINT) or ("masthead" if tag == "header" or role == "banner" else "")
    if mark and any(word in LANGUAGE_HINTS for word in words):
        hint = "language bar"
    return Marks(mark, hint, content, hidden)


def heading_hint(words: list[str]) -> str:
    """Whether words name a part of a document's heading (`article-title`), and not of the page's (`site-title`)."""
    found = {HINT.get(word, "") for word in words}
    return "heading" if "heading" in found and "masthead" not in found else ""


@lru_cache(maxsize=4096)
def inline_marks(classes: str, name: str, role: str, unseen: bool) -> tuple[bool, str]:
    """Whether an element within a line is hidden, and why it is furniture, if it is."""
    found = marks("span", classes, name, role, unseen)
    return found.hidden, found.mark


def words_of(name: str) -> list[str]:
    """The words of a class or id name: `siteFooter_2` holds `site` and `footer`."""
    return [word.lower() for word in WORD.findall(name)]


def first(words: Iterable[str], table: dict[str, str]) -> str:
    """What the table says of the first word that it knows."""
    return next((table[word] for word in words if word in table), "")


def ends(words: Iterable[str]) -> str:
    """What a word's end says, where the word is one glued together."""
    return next((MARK[end] for word in words for end in ENDS if word.endswith(end)), "")

"""The versions of a document in other languages, as its page offers them."""

import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from urllib.parse import parse_qsl, urlsplit

from collegium.reading.formats.html.boxes import Line, Page

TABLE = tomllib.loads(files("collegium.reading.formats.html").joinpath("languages.toml").read_text(encoding="utf-8"))
CODES = {name: code for code, names in TABLE["names"].items() for name in names}
FILLER = frozenset(TABLE["filler"]["words"])
PART = re.compile(r"([a-z]{2})[-_][a-z]{2,4}\d?(?![^\W_])|[^\W\d_](?:[\w'’-]*[^\W_])?", re.IGNORECASE)
LONGEST_BAR = 300  # characters
INDEX = re.compile(r"(?:index|default|home|main|start|accueil|inicio|startseite)(?:\.\w+)?$", re.IGNORECASE)
LOCALE = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2,4})?$", re.IGNORECASE)
PAGE_PARAMETERS = frozenset({"id", "p", "page_id", "cat", "article", "nid", "item", "doc", "news", "newsid", "itemid"})


def offered(text: str) -> list[str]:
    """The languages that a line offers, where it says nothing else: "English | Français" → en, fr."""
    if len(text) > LONGEST_BAR:
        return []
    found: list[str] = []
    for match in PART.finditer(text):
        word = match.group().lower().replace("’", "'")
        code = CODES.get(match.group(1).lower() if match.group(1) else word)
        if code:
            found.append(code)
        elif word not in FILLER:
            return []
    return found


def versions(page: Page) -> tuple[str, ...]:
    """ISO 639-1 codes of the versions that the page offers of this very document, in alphabetical order."""
    codes = {one for link in page.links for one in alternate(link)}
    for line in page.lines:
        if line.reason == "language bar":
            codes.update(of_document(line))
    return tuple(sorted(code for code in codes if len(code) == 2))


def alternate(link: Mapping[str, str]) -> list[str]:
    """The language of a head's alternate, unless it leads to the front page."""
    code = link.get("hreflang", "").lower()[:2]
    if "alternate" not in link.get("rel", "").lower().split() or code not in TABLE["names"]:
        return []
    return [code] if leads_to_document(link.get("href", "")) else []


def of_document(line: Line) -> list[str]:
    """The languages of a bar as versions of the document; not where all lead to front pages."""
    if line.box.tag == "option" or (line.links and all(foreign_front(href) for href in line.links)):
        return []
    return offered(line.offer)


def foreign_front(href: str) -> bool:
    """Whether an address is the front page of some site, named in full."""
    return href.strip().lower().startswith(("http:", "https:", "//")) and not leads_to_document(href)


def leads_to_document(href: str) -> bool:
    """Whether an address names a page of its own, not a site's front page in some language."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return False
    if parts.scheme not in ("", "http", "https"):
        return False
    steps = [one for one in parts.path.split("/") if one and not LOCALE.match(one) and not INDEX.match(one)]
    return bool(steps) or any(name.lower() in PAGE_PARAMETERS for name, _ in parse_qsl(parts.query))

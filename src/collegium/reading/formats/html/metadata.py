"""What a page's head says of its document; none of it is text."""

import re

from collegium.reading.formats.html.boxes import Page

CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.-]{2,40})""",
    re.IGNORECASE,
)
HEAD = 4_096  # bytes in which a declaration is looked for; browsers look at 1,024
ISO_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?)?")
DATES = (
    "article:published_time", "og:published_time", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "dcterms.created", "dc.date.created", "datepublished", "publish_date", "publication_date", "pubdate", "date",
)  # fmt: skip


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page says it is in, near its beginning."""
    match = CHARSET.search(data, 0, HEAD)
    return (match[1] or match[2]).decode("ascii") if match else None


def values(page: Page) -> dict[str, str]:
    """The contents of the head's `meta` elements by name, the first of each."""
    found: dict[str, str] = {}
    for meta in page.metas:
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join(meta.get("content", "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def title(page: Page) -> str:
    """The title that the head gives; empty where it gives none."""
    found = values(page).get("og:title", "")
    return found or next((line.text for line in page.lines if line.reason == "page title"), "")


def date(page: Page) -> str:
    """The day, or day and time, of publication in ISO 8601; empty where the mark-up does not say it."""
    found = values(page)
    given = [found[name] for name in DATES if name in found] + page.times[:1]
    matches = (ISO_DATE.match(one.strip()) for one in given)
    return next((match[0] for match in matches if match), "")


def language(page: Page) -> str:
    """The language that the page says it is in, as a code ("en", "pt-br"); empty where it says none."""
    found = values(page)
    given = page.language or found.get("content-language", "") or found.get("dc.language", "")
    return given.strip().lower().replace("_", "-")

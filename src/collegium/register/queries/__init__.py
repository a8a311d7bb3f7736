"""What can be asked, by subject. Questions to documents are asked from here."""

from collegium.register.queries.documents import (
    about,
    consents,
    content_beside,
    content_of,
    document,
    documents,
    markings_for,
    newest_of,
    of_the_same_day,
    original,
    parallels,
    read_content,
    readings,
    that_failed,
    versions_of,
)

__all__ = [
    "about",
    "consents",
    "content_beside",
    "content_of",
    "document",
    "documents",
    "markings_for",
    "newest_of",
    "of_the_same_day",
    "original",
    "parallels",
    "read_content",
    "readings",
    "that_failed",
    "versions_of",
]

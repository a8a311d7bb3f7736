"""What files declare of themselves, brought to the form that Source asks for; what is not in that form is unknown."""

from datetime import date

import regex

CODE = regex.compile(r"([A-Za-z]{2,3})(?:[-_].*)?$")


def day(text: str | None) -> str:
    """The day of a point in time in ISO 8601 ("2031-05-12T08:00:00Z" → "2031-05-12"); "" if it is none."""
    try:
        return date.fromisoformat((text or "").strip()[:10]).isoformat()
    except ValueError:
        return ""


def language(tag: str | None) -> str:
    """The language of a tag ("en-GB" → "en"); "" if it names none."""
    match = CODE.match((tag or "").strip())
    return match[1].lower() if match else ""

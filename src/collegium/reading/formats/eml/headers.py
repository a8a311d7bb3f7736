"""What the header of a mail says, decoded.

The header is read as it came and decoded here: the standard library's newer policy raises IndexError and
AttributeError on addresses and dates that are malformed, as those of real mails often are.
"""

import binascii
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from collegium.reading.formats.charset import decode

SHOWN = frozenset({"from", "to", "cc", "date", "subject"})
LONGEST = 50_000  # characters: decoding what is longer could take minutes


def decoded(value: str) -> str:
    """The characters of a header's value or of a parameter: encoded words decoded, folded lines put together."""
    raw = value.encode("ascii", "surrogateescape") if value.isascii() or _has_bytes(value) else value.encode("utf-8")
    text = value if raw.isascii() else decode(raw)[0]
    text = " ".join(line.strip() for line in text.splitlines()).strip()
    if "=?" not in text or len(text) > LONGEST:
        return text
    try:
        words = decode_header(text)
    except (HeaderParseError, binascii.Error, ValueError):
        return text
    return "".join(word if isinstance(word, str) else decode(word, charset)[0] for word, charset in words)


def _has_bytes(value: str) -> bool:
    """Whether a value holds bytes beyond ASCII as they came; the mail parser keeps them as lone surrogates."""
    return all(character < "\x80" or "\udc80" <= character <= "\udcff" for character in value)


def fields(message: Message) -> list[tuple[str, str]]:
    """Name and decoded value of the fields that say from whom the mail is, to whom, of when and about what."""
    return [(name, decoded(value)) for name, value in message.raw_items() if name.lower() in SHOWN]


def field(message: Message, name: str) -> str:
    """The decoded value of the first field of a name; "" where there is none."""
    return next((decoded(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")


def day(message: Message) -> str:
    """The day on which the mail was sent (ISO 8601), where its sender was; "" where it does not say."""
    try:
        return parsedate_to_datetime(field(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""

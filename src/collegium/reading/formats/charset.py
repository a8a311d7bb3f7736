"""Bytes → text, in whatever encoding: by evidence, never by assumption.

Signatures come first, then UTF-16 and UTF-32 without one, then UTF-8, which no other encoding looks
like. What is left are the encodings in which any bytes mean something. There a declaration is believed
when the text that it gives looks like writing; else the encoding is found out from the bytes.
"""

import codecs
import re
import unicodedata
from itertools import islice

from resiliparse.parse.encoding import detect_encoding

SIGNATURES = (
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xff\xfe", "utf-16-le"),
)
WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "tis-620": "cp874", "iso8859-11": "cp874",
}  # fmt: skip
"""Encodings that are declared where their supersets are meant; as browsers read them."""
USUAL = ("cp1252", "cp1251", "koi8-r", "cp866", "cp1250", "iso8859-2", "iso8859-5")
SAMPLE = 65_536  # bytes: enough to know an encoding by
SOME = 400  # characters beyond ASCII: likewise
TRUST = 0.1  # what a declaration, or the statistics of the bytes, add to the plausibility of an encoding
SURE = 1.0  # plausibility and trust together: no other encoding need be tried
COMMON = frozenset("оеаинтсрвлкмдпуя")
WEIGHTS = {"LATIN": 1.0, "CYRILLIC": 1.0, "GREEK": 0.8, "OTHER": 0.85}
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
CONTROLS = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))
QUOTES = frozenset("«»“”„‟‘’‚‹›–—…•·№§°©®™€£¿¡\u00a0\u00ad\u202f\u2009\u200b\ufeff½¼¾²³ºª×÷¹†‰")


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of some bytes, and the encoding it was in. `declared` is what somebody says of them.

    Never fails: bytes that no encoding explains become U+FFFD, as the last resort.
    """
    for signature, encoding in SIGNATURES:
        if data.startswith(signature) and fits(data, signature, encoding):
            return data[len(signature) :].decode(encoding, "replace"), encoding
    wide = wide_encoding(data)
    if wide:
        return data.decode(wide), wide
    if b"\x1b$" in data[:SAMPLE] and strict(data, "iso2022_jp") is not None:
        return data.decode("iso2022_jp"), "iso2022_jp"
    unicode = as_utf8(data)
    if unicode is not None:
        return unicode, "utf-8"
    return single(data, codec(declared))


def fits(data: bytes, signature: bytes, encoding: str) -> bool:
    """Whether bytes that begin with a signature of UTF-32 are as long as it asks, not UTF-16 that begins with a NUL."""
    return not encoding.startswith("utf-32") or len(data) % 4 == 0


def wide_encoding(data: bytes) -> str:
    """UTF-16 or UTF-32 without a signature; empty where the bytes are neither. Their high bytes are controls."""
    sample = data[:SAMPLE]
    if len(data) % 2 or 8 * (len(sample) - len(sample.translate(None, CONTROLS))) < len(sample) or not data:
        return ""
    for encoding in WIDE:
        text = strict(sample, encoding, cut=len(data) > len(sample))
        if text and written(text) and strict(data, encoding) is not None:
            return encoding
    return ""


def written(text: str) -> bool:
    """Whether characters are such as people write: hardly a control, private or unassigned one among them."""
    odd = sum(1 for one in text if unicodedata.category(one) in ("Cc", "Co", "Cn", "Cs") and one not in "\t\n\r\f\v")
    ordinary = sum(1 for one in text if one < "\u0530" or "\u2000" <= one < "\u2200")
    return 50 * odd <= len(text) and 2 * ordinary >= len(text)


def strict(data: bytes, encoding: str, cut: bool = False) -> str | None:
    """The text in an encoding, or None where the bytes are none of it. A cut sample may end within a character."""
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(data, final=not cut)
    except UnicodeDecodeError:
        return None


def as_utf8(data: bytes) -> str | None:
    """The text where the bytes are UTF-8, whole, cut off at their end, or spoilt in a place or two; else None."""
    if data.isascii():
        return data.decode("ascii")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken_off = error.end >= len(data) and error.start >= len(data) - 3
        if broken_off and not data[: error.start].isascii():
            return data.decode("utf-8", "replace")
    text = data.decode("utf-8", "replace")
    spoilt = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    whole = sum(1 for one in text if one > "\x7f") - text.count("\ufffd")
    return text if whole > 20 * spoilt else None


def codec(name: str | None) -> str:
    """Python's name of a declared encoding, or of the one that is meant by it; empty where there is none."""
    if not name:
        return ""
    try:
        found = codecs.lookup(name.strip().strip("\"'").lower().removeprefix("x-"))
    except (LookupError, ValueError):
        return ""
    wide = found.name.startswith("utf")  # nobody can declare UTF-16 in one-byte letters, and UTF-8 was tried
    return "" if wide or not text_codec(found) else MEANT.get(found.name, found.name)


def text_codec(found: codecs.CodecInfo) -> bool:
    """Whether a codec is one of text that a document may be in: `rot13` and `idna` are none."""
    try:
        return found.name not in ("idna", "punycode") and isinstance("a".encode(found.name), bytes)
    except (LookupError, UnicodeError):
        return False


def single(data: bytes, declared: str) -> tuple[str, str]:
    """The text of bytes that are not Unicode."""
    found = codec(detect_encoding(data[:SAMPLE]))
    best, best_text, best_worth = "", "", -1.0
    for guess in dict.fromkeys([one for one in (declared, found, *USUAL) if one]):
        text = strict(data, guess)
        if text is None:
            continue
        worth = plausibility(text) + TRUST * ((guess == declared) + (guess == found))
        if worth > best_worth:
            best, best_text, best_worth = guess, text, worth
        if worth > SURE:
            break
    if best:
        return best_text, best
    last = declared or found or "cp1252"
    return data.decode(last, "replace"), last


def plausibility(text: str) -> float:
    """How much the characters beyond ASCII look like writing, 0 to 1."""
    around = f" {text} "
    some = [match.start() for match in islice(BEYOND_ASCII.finditer(around), SOME)]
    return sum(likeness(around[at - 1], around[at], around[at + 1]) for at in some) / len(some) if some else 1.0


def likeness(before: str, one: str, after: str) -> float:
    """How well a character stands where it stands: a letter among letters of its script, a mark beside them."""
    if not one.isalpha() or one in "ªº":
        within = before.isalpha() and after.isalpha() and one not in "’·\u00ad"
        return 0.8 if one in QUOTES and not within else 0.0
    own = script(one)
    if any(near.isalpha() and script(near) != own for near in (before, after)):
        return 0.0
    if before.islower() and one.isupper():
        return 0.0
    if own == "LATIN" and before.isalpha() and before > "\x7f" and after.isalpha() and after > "\x7f":
        return 0.0  # western words have two such letters in a row, hardly three
    rare = own == "CYRILLIC" and one.lower() not in COMMON
    return (0.5 if rare else WEIGHTS[own]) - (0.03 if one.isupper() and before.isalpha() else 0.0)


def script(letter: str) -> str:
    """The script of a letter, as far as encodings need telling apart."""
    if letter < "\u0250" or "\u1e00" <= letter < "\u1f00":
        return "LATIN"
    if "\u0370" <= letter < "\u0400":
        return "GREEK"
    return "CYRILLIC" if "\u0400" <= letter < "\u0530" else "OTHER"

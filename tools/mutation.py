"""Ways to spoil a document: byte by byte, by its marks and numbers, and within the members of its archive."""

import random
import re
import zipfile
from collections.abc import Callable
from io import BytesIO

TOKENS = [
    b"<table>", b"</div>", b"<b>", b"<!--", b"]]>", b"&#0;", b"&#xD800;", b"{\\rtf", b"\\u-1", b"\\bin99999 ",
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\n", b"\r", b"\x0c", b"\xe2\x80\xae", b"\xd0\x90", b"\xcc\x81",
    b"QUESTION: ", b"Q. ", b"(", b")", b"[", b":", b"Mr. ", b"endobj", b"stream", b"%PDF-",
    b"<w:p>", b"</w:tbl>", b'w:val="-1"', b"xmlns:", b"1/0", b"Content-Type: ", b"=?utf-8?b?", b"--",
]  # fmt: skip
NUMBERS = [b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999999999999", b"1e308", b"NaN", b""]
NUMBER = re.compile(rb"\d+")
MARK = re.compile(rb"<[^<>]{1,80}>|\\[a-z]{1,20}-?\d*|/[A-Z][A-Za-z]{1,20}")
MANY = (2, 30, 1000)
LARGEST = 400_000  # bytes; what grows further is cut


def mutated(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A document spoilt in one to six ways; in a zip archive its members are, as often as the archive itself."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _in_archive(data, chance)
    return _spoilt(data, other, chance)


def _spoilt(data: bytes, other: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 6)):
        data = chance.choice(WAYS)(data, other, chance)[:LARGEST]
    return data


def _in_archive(data: bytes, chance: random.Random) -> bytes:
    """The archive anew, with one or two members spoilt, left out or given twice."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        members = [(member.filename, before.read(member)) for member in before.infolist()]
        chosen = {chance.randrange(len(members)) for _ in range(chance.randint(1, 2))}
        for at, (name, content) in enumerate(members):
            spoil = at in chosen or (
                name.endswith(("document.xml", "content.xml", "sheet1.xml")) and chance.random() < 0.5
            )
            if spoil and chance.random() < 0.1:
                continue
            after.writestr(name, _spoilt(content, content, chance) if spoil else content)
    return made.getvalue()


def _slice(data: bytes, chance: random.Random, longest: int = 200) -> tuple[int, int]:
    at = chance.randint(0, len(data))
    return at, min(len(data), at + chance.randint(0, longest))


def _bytes(data: bytes, _: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _at in range(chance.choice((1, 5, 40)) if data else 0):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def _cut(data: bytes, _: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))] if chance.random() < 0.5 else data[chance.randint(0, len(data)) :]


def _less(data: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = _slice(data, chance, 2000)
    return data[:start] + data[end:]


def _twice(data: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = _slice(data, chance)
    return data[:end] + data[start:end] * chance.choice(MANY) + data[end:]


def _token(data: bytes, _: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(TOKENS) * chance.choice(MANY) + data[at:]


def _spliced(data: bytes, other: bytes, chance: random.Random) -> bytes:
    start, end = _slice(other, chance, 4000)
    at, until = _slice(data, chance, 4000)
    return data[:at] + other[start:end] + data[until:]


def _number(data: bytes, _: bytes, chance: random.Random) -> bytes:
    return _replaced(data, NUMBER, chance, lambda match: chance.choice(NUMBERS))


def _mark(data: bytes, _: bytes, chance: random.Random) -> bytes:
    marks = [match.group() for match in MARK.finditer(data)] or [b""]
    return _replaced(data, MARK, chance, lambda match: chance.choice((b"", match.group() * 3, chance.choice(marks))))


def _lines(data: bytes, _: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _replaced(
    data: bytes, pattern: re.Pattern[bytes], chance: random.Random, by: Callable[[re.Match[bytes]], bytes]
) -> bytes:
    """One to twenty matches of a pattern put otherwise."""
    found = list(pattern.finditer(data))
    for match in sorted(chance.sample(found, min(len(found), chance.choice((1, 4, 20)))), key=lambda m: -m.start()):
        data = data[: match.start()] + by(match) + data[match.end() :]
    return data


WAYS = (_bytes, _cut, _less, _twice, _token, _spliced, _number, _mark, _lines)

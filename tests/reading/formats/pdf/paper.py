"""Small PDFs, written by hand, so that every character stands where a test says.

The font is Courier, which every PDF reader brings along: a character is 0.6 em wide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

EM = 0.6
A4 = (595, 842)


@dataclass(frozen=True)
class Set:
    """Lines one below another: the first one's beginning, in points from the page's lower left corner."""

    x: float
    y: float
    text: str
    size: float = 10
    leading: float = 12
    bold: bool = False
    label: str = ""


def set_from(row: dict[str, Any]) -> Set:
    """The lines that a row of a case file describes: `at`, `text`, and any of size, leading, bold and label."""
    x, y = row["at"]
    return Set(x, y, **{key: value for key, value in row.items() if key != "at"})


def lines(block: Set) -> list[Set]:
    """One entry a line; `label` begins the first one, in bold."""
    found = []
    for at, text in enumerate(block.text.strip("\n").split("\n")):
        indent = len(text) - len(text.lstrip(" "))
        x = block.x + indent * EM * block.size
        found.append(replace(block, x=x, y=block.y - at * block.leading, text=text.strip(), label=""))
    return found


def page_content(blocks: Iterable[Set], woven: bool = False) -> bytes:
    """The drawing of a page. `woven` writes line by line over all blocks, as some programs do."""
    placed = [(line, block.label if at == 0 else "") for block in blocks for at, line in enumerate(lines(block))]
    if woven:
        placed.sort(key=lambda pair: (-pair[0].y, pair[0].x))
    drawn = [_drawn(line, label) for line, label in placed]
    return b"BT\n" + b"\n".join(drawn) + b"\nET"


def _drawn(line: Set, label: str) -> bytes:
    font = b"/F2" if line.bold else b"/F1"
    begin = b"1 0 0 1 %.2f %.2f Tm " % (line.x, line.y)
    if label:
        begin += b"/F2 %.2f Tf %s Tj " % (line.size, _literal(label))
    return begin + b"%s %.2f Tf %s Tj" % (font, line.size, _literal(line.text))


def _literal(text: str) -> bytes:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"(" + escaped.encode("cp1252") + b")"


def paper(contents: Sequence[bytes], size: tuple[float, float] = A4, rotate: int = 0, extra: bytes = b"") -> bytes:
    """A PDF with one page for each drawing. `extra` goes into the trailer."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * at) for at in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(contents), kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier-Bold/Encoding/WinAnsiEncoding>>",
    ]
    for at, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>" % (*size, rotate, 6 + 2 * at)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    return assembled(objects, extra)


def assembled(objects: Sequence[bytes], extra: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first of which is its root."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, extra, start)
    return bytes(out)

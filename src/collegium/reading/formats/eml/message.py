"""E-mail messages → blocks: the header's fields, then the text, then the names of what is attached.

Where a mail brings its text twice, as plain text and as HTML, the plain text is read and the HTML is furniture
("alternative version"): mostly the same words, but nobody can know without reading both, and nothing may be lost.
"""

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect
from email.message import Message
from email.parser import BytesHeaderParser

from collegium.reading.errors import Damaged, EmptyDocument, Encrypted, TooMuch
from collegium.reading.formats import declared, html
from collegium.reading.formats.charset import decode
from collegium.reading.formats.eml import body, headers
from collegium.reading.source import Block, Run, Source

MEDIA_TYPE = "message/rfc822"
PARTS = 10_000
DEPTH = 50  # parts inside one another
ALTERNATIVE = "alternative version"
CUT_OFF = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)
ASK = "Save the message again from the mail program, or ask for another copy."


def extract(data: bytes) -> Source:
    """Take a mail apart. Raises EmptyDocument, Encrypted, Damaged or TooMuch, and what reading HTML raises."""
    if not data.strip():
        raise EmptyDocument("The file is empty.", "Check that it was saved and copied in full.")
    message = _message(data)
    fields = headers.fields(message)
    if not fields:
        raise Damaged("This is not a mail: it has no sender, no subject and no date.", "Check the file's name.")
    reader = _Reader()
    heading = reader.heading(fields)
    blocks = (*heading, *reader.read(message, ""), *reader.attached())
    language = declared.language(headers.field(message, "Content-Language")) or reader.language
    return Source(
        MEDIA_TYPE, blocks, headers.field(message, "Subject"), headers.day(message), language, hyphens=reader.hyphens
    )


def _message(data: bytes) -> Message:
    head = BytesHeaderParser().parsebytes(data)
    if head.get_content_maintype() == "multipart" and data.count(b"\n--") > PARTS:
        raise TooMuch(f"The mail has more than {PARTS:,} parts.", ASK)
    try:
        message: Message = message_from_bytes(data)
        parts = list(message.walk())
    except RecursionError as error:
        raise TooMuch("The mail nests too many parts inside one another.", ASK) from error
    if any(isinstance(defect, CUT_OFF) for part in parts for defect in part.defects):
        raise Damaged("The mail breaks off before its end.", ASK)
    if any(_is_encrypted(part) for part in parts):
        raise Encrypted("The mail is encrypted.", "Save it decrypted from the mail program.")
    return message


def _is_encrypted(part: Message) -> bool:
    kind = part.get_content_type()
    return kind == "multipart/encrypted" or (
        kind.endswith("pkcs7-mime") and str(part.get_param("smime-type", "")).lower() == "enveloped-data"
    )


class _Reader:
    """Reads the parts of one mail; keeps what it learns of language and hyphens, and the names of attachments."""

    def __init__(self) -> None:
        self.language = ""
        self.hyphens = 0
        self._texts = 0
        self._pages = 0
        self._names: list[str] = []

    def heading(self, fields: list[tuple[str, str]]) -> Iterator[Block]:
        """The header's fields, a block each."""
        at = 0
        for name, value in fields:
            text = f"{name}: {value}\n"
            yield Block((Run(text, "header", at),), furniture="" if name == "Subject" else "mail header")
            at += len(text)

    def attached(self) -> Iterator[Block]:
        """The names of the attachments."""
        for number, name in enumerate(self._names, 1):
            yield Block((Run(name, f"attachment {number}", 0),), furniture="attachment")

    def read(self, part: Message, furniture: str, depth: int = 0) -> Iterator[Block]:
        """The blocks of a part, which has `depth` others around it, and of those inside it."""
        if depth > DEPTH:
            raise TooMuch("The mail nests too many parts inside one another.", ASK)
        kind = part.get_content_type()
        inner = _parts(part)
        if kind == "multipart/alternative" and inner:
            chosen = _preferred(inner)
            for one in inner:
                yield from self.read(one, furniture if one is chosen else furniture or ALTERNATIVE, depth + 1)
        elif kind.startswith("multipart/"):
            for one in inner:
                yield from self.read(one, furniture, depth + 1)
        elif _is_attached(part):
            self._names.append(_name(part))
        elif kind == "text/html":
            yield from self._read_page(part, furniture)
        else:
            yield from self._read_text(part, furniture)

    def _read_text(self, part: Message, furniture: str) -> Iterator[Block]:
        self._texts += 1
        flowed = str(part.get_param("format", "")).lower() == "flowed"
        delete_space = str(part.get_param("delsp", "")).lower() == "yes"
        where = "text" if self._texts == 1 else f"text {self._texts}"
        for block in body.blocks(_decoded(part), where, flowed, delete_space):
            yield block._replace(furniture=furniture or block.furniture)

    def _read_page(self, part: Message, furniture: str) -> Iterator[Block]:
        self._pages += 1
        prefix = "" if self._pages == 1 else f"page {self._pages}: "
        try:
            page = html.extract(b"\xef\xbb\xbf" + _decoded(part).encode("utf-8", "replace"))
        except EmptyDocument:
            return
        self.hyphens += page.hyphens
        self.language = self.language or page.language
        for block in page.blocks:
            runs = tuple(run._replace(where=prefix + run.where) for run in block.runs)
            yield block._replace(runs=runs, furniture=furniture or block.furniture)


def _parts(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _preferred(parts: list[Message]) -> Message:
    """Of several versions the plain text, unless it is empty; else the last, which is the richest."""
    for part in parts:
        if part.get_content_type() == "text/plain" and _decoded(part).strip():
            return part
    return parts[-1]


def _is_attached(part: Message) -> bool:
    if part.get_content_type() not in ("text/plain", "text/html"):
        return True
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def _name(part: Message) -> str:
    """An attachment's name; that of an attached mail is its subject; where there is none, the media type."""
    name = part.get_filename()
    if name:
        return headers.decoded(name)
    subjects = [headers.field(mail, "Subject") for mail in _parts(part)]
    return next((subject for subject in subjects if subject), part.get_content_type())


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    return decode(payload, part.get_content_charset())[0] if isinstance(payload, bytes) else ""

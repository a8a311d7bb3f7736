"""Rich Text Format → blocks.

The tokens are read here and not by striprtf, which gives one string: it drops headers, footnotes, bold and deleted
text, and puts in bars for table cells and addresses for links that the document does not have.
"""

import locale

from collegium.reading.errors import Damaged, EmptyDocument, NoText
from collegium.reading.formats import declared
from collegium.reading.formats.archive import RESAVE
from collegium.reading.formats.blocks import Blocks
from collegium.reading.formats.rtf.reader import Reader
from collegium.reading.formats.rtf.story import Story
from collegium.reading.source import Source

MEDIA_TYPE = "application/rtf"
BEFORE = ("header",)
AFTER = ("footnote", "endnote", "footer", "comment")


def extract(data: bytes) -> Source:
    """Take an RTF document apart. Raises EmptyDocument, NoText, Damaged or TooMuch."""
    if not data.strip():
        raise EmptyDocument("The file is empty.", "Check that it was saved and copied in full.")
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"{\\rtf"):
        raise Damaged("This is not an RTF document.", f"Check the file's name. {RESAVE}")
    reader = Reader(start)
    blocks = Blocks()
    for story in _in_order(reader):
        story.put(blocks)
    if not blocks.result():
        _refuse(reader)
    year, month, day = reader.tables.created.values()
    date = declared.day(f"{year:04}-{month:02}-{day:02}")
    language = declared.language(locale.windows_locale.get(reader.tables.language or 0))
    return Source(MEDIA_TYPE, blocks.result(), reader.tables.title.strip(), date, language)


def _in_order(reader: Reader) -> list[Story]:
    before = [story for place in BEFORE for story in reader.stories.get(place, [])]
    after = [story for place in AFTER for story in reader.stories.get(place, [])]
    return [*before, reader.body, *after]


def _refuse(reader: Reader) -> None:
    if reader.pictures:
        raise NoText("The RTF document holds pictures but no words.", "Recognise its text first (OCR).")
    raise EmptyDocument("The RTF document holds no words.", "Check that the right file was saved.")

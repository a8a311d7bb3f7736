"""The control words of Rich Text Format that say something of the text."""

from typing import NamedTuple

WORD_SIGNS = {
    b"tab": "\t",
    b"line": "\n",
    b"page": "\n",
    b"column": "\n",
    b"lbr": "\n",
    b"emdash": "\u2014",
    b"endash": "\u2013",
    b"emspace": "\u2003",
    b"enspace": "\u2002",
    b"qmspace": "\u2005",
    b"bullet": "\u2022",
    b"lquote": "\u2018",
    b"rquote": "\u2019",
    b"ldblquote": "\u201c",
    b"rdblquote": "\u201d",
    b"zwj": "\u200d",
    b"zwnj": "\u200c",
    b"ltrmark": "\u200e",
    b"rtlmark": "\u200f",
}
SYMBOLS = {
    b"~": "\u00a0",
    b"-": "\u00ad",
    b"_": "\u2011",
    b"{": "{",
    b"}": "}",
    b"\\": "\\",
    b"\t": "\t",
}


class Opening(NamedTuple):
    """A group that is a story of its own: its name in places, and why it is furniture."""

    place: str
    furniture: str = ""


STORIES = {
    **dict.fromkeys((b"header", b"headerl", b"headerr", b"headerf"), Opening("header", "page header")),
    **dict.fromkeys((b"footer", b"footerl", b"footerr", b"footerf"), Opening("footer", "page footer")),
    b"footnote": Opening("footnote"),
    b"annotation": Opening("comment", "comment"),
    b"shptxt": Opening("text box"),
    b"dptxbxtext": Opening("text box"),
    b"shprslt": Opening("text box", "alternative version"),
}
ASIDES = {
    b"fldinst": "field",
    b"xe": "field",
    b"tc": "field",
    b"listtext": "list number",
    b"pntext": "list number",
}
# Groups of which something is noted, though they are no text.
TABLES = {
    b"fonttbl": "fonts",
    b"stylesheet": "styles",
    b"info": "info",
    b"title": "title",
    b"creatim": "created",
}
# Groups that hold no text, though no star says that they may be passed over.
SILENT = frozenset((
    b"colortbl", b"pict", b"objdata", b"nonesttables", b"filetbl", b"revtbl", b"listtable", b"listoverridetable",
    b"ftnsep", b"ftnsepc", b"ftncn", b"aftnsep", b"aftnsepc", b"aftncn", b"template", b"nextfile", b"rxe", b"txe",
))  # fmt: skip
# Groups that are text or steer it, though a star says that they may be passed over.
STARRED_TEXT = frozenset((b"nesttableprops", *STORIES, *ASIDES, *TABLES))

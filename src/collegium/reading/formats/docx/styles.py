"""What the styles of a Word document say of paragraphs and characters: bold, hidden, heading, list item."""

from dataclasses import dataclass, replace

import regex
from lxml import etree

from collegium.reading.formats import declared

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{WORD}val"
OFF = frozenset({"0", "false", "off"})
NO_LEVEL = 9  # the outline level that Word writes for body text
NAMED_HEADING = regex.compile(r"heading ([1-9])", regex.IGNORECASE)
NAMED_LEVELS = {"title": 1, "subtitle": 2}


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph or a run looks. None is: not said here."""

    bold: bool | None = None
    hidden: bool | None = None
    level: int | None = None  # of a heading, from 1; 0 is none
    depth: int | None = None  # of a list item, from 1; 0 is none

    def over(self, under: "Look") -> "Look":
        """This look, and where it says nothing, the other one."""
        return Look(
            under.bold if self.bold is None else self.bold,
            under.hidden if self.hidden is None else self.hidden,
            under.level if self.level is None else self.level,
            under.depth if self.depth is None else self.depth,
        )


def own_look(properties: etree._Element | None) -> Look:
    """The look that a w:pPr or w:rPr gives by itself."""
    if properties is None or len(properties) == 0:
        return Look()
    return Look(
        _switch(properties, "b"),
        _switch(properties, "vanish"),
        _outline(properties.find(f"{WORD}outlineLvl")),
        _depth(properties.find(f"{WORD}numPr")),
    )


def _switch(properties: etree._Element, name: str) -> bool | None:
    element = properties.find(WORD + name)
    return None if element is None else element.get(VAL, "1") not in OFF


def _outline(element: etree._Element | None) -> int | None:
    level = _number(element)
    return None if level is None else 0 if level >= NO_LEVEL else level + 1


def _depth(numbering: etree._Element | None) -> int | None:
    if numbering is None:
        return None
    if _number(numbering.find(f"{WORD}numId")) == 0:
        return 0
    return 1 + (_number(numbering.find(f"{WORD}ilvl")) or 0)


def _number(element: etree._Element | None) -> int | None:
    text = "" if element is None else element.get(VAL, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None


class Styles:
    """The styles of a document; one that is asked for and not there says nothing."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._looks: dict[str, Look] = {}
        self._usual = ""  # the style of paragraphs that name none
        self._defaults = Look()
        self.language = ""
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        for style in root.iter(f"{WORD}style"):
            key = style.get(f"{WORD}styleId", "")
            self._styles[key] = style
            if style.get(f"{WORD}type") == "paragraph" and style.get(f"{WORD}default", "0") not in OFF:
                self._usual = key
        properties = root.find(f"{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr")
        self._defaults = own_look(properties)
        if properties is not None:
            tongue = properties.find(f"{WORD}lang")
            self.language = "" if tongue is None else declared.language(tongue.get(VAL))

    def paragraph(self, properties: etree._Element | None) -> Look:
        """The look of a paragraph with these w:pPr, styles and defaults included."""
        style = None if properties is None else properties.find(f"{WORD}pStyle")
        named = self._look(self._usual if style is None else style.get(VAL, ""))
        own = replace(own_look(properties), bold=None, hidden=None)
        return own.over(named).over(self._defaults)

    def run(self, properties: etree._Element | None, paragraph: Look) -> Look:
        """The look of a run with these w:rPr in a paragraph. Bold in both their styles is not bold, as Word has it."""
        if properties is None:
            return paragraph
        style = properties.find(f"{WORD}rStyle")
        named = Look() if style is None else self._look(style.get(VAL, ""))
        if named.bold and paragraph.bold:
            named = replace(named, bold=False)
        elif named.bold is False:
            named = replace(named, bold=None)
        return own_look(properties).over(named).over(paragraph)

    def _look(self, key: str) -> Look:
        if key not in self._looks:
            self._looks[key] = self._resolved(key)
        return self._looks[key]

    def _resolved(self, key: str) -> Look:
        look, seen = Look(), set()
        while key in self._styles and key not in seen:
            seen.add(key)
            style = self._styles[key]
            look = look.over(_style_look(style))
            based_on = style.find(f"{WORD}basedOn")
            key = "" if based_on is None else based_on.get(VAL, "")
        return look


def _style_look(style: etree._Element) -> Look:
    paragraph = own_look(style.find(f"{WORD}pPr"))
    look = replace(paragraph, bold=None, hidden=None).over(own_look(style.find(f"{WORD}rPr")))
    name = style.find(f"{WORD}name")
    named = "" if name is None else name.get(VAL, "")
    if look.level is None and (heading := NAMED_HEADING.fullmatch(named)):
        return replace(look, level=int(heading[1]))
    return replace(look, level=NAMED_LEVELS[named.lower()]) if named.lower() in NAMED_LEVELS else look

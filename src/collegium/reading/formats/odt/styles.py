"""What the styles of an OpenDocument text say of paragraphs and characters: bold, hidden, title."""

from dataclasses import dataclass

from lxml import etree

from collegium.reading.formats import declared

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, STYLE, DRAW = (
    f"{{{OASIS}{name}:1.0}}" for name in ("office", "text", "table", "style", "drawing")
)
FORMAT = f"{{{OASIS}xsl-fo-compatible:1.0}}"
NAMED_LEVELS = {"Title": 1, "Subtitle": 2}
BOLD_FROM = 600  # on the scale on which 400 is normal weight
NO_LANGUAGE = ("none", "zxx")


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph or a span looks. None is: not said here. `level` is that of a title, from 1; 0 is none."""

    bold: bool | None = None
    hidden: bool | None = None
    level: int = 0

    def over(self, under: "Look") -> "Look":
        """This look, and where it says nothing, the other one."""
        return Look(
            under.bold if self.bold is None else self.bold,
            under.hidden if self.hidden is None else self.hidden,
            self.level or under.level,
        )


class Styles:
    """The styles that one part may use: its own automatic ones, and the document's. An unknown one says nothing."""

    def __init__(self, own: etree._Element, common: etree._Element | None) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._looks: dict[tuple[str, str], Look] = {}
        self._defaults = Look()
        self.language = ""
        if common is not None:
            self._read_defaults(common)
            self._keep(common.find(f"{OFFICE}styles"))
        self._keep(own.find(f"{OFFICE}automatic-styles"))

    def _keep(self, styles: etree._Element | None) -> None:
        for style in [] if styles is None else styles.iter(f"{STYLE}style"):
            self._styles[style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")] = style

    def _read_defaults(self, common: etree._Element) -> None:
        for style in common.iter(f"{STYLE}default-style"):
            properties = style.find(f"{STYLE}text-properties")
            if style.get(f"{STYLE}family") == "paragraph" and properties is not None:
                tongue = properties.get(f"{FORMAT}language", "")
                self.language = "" if tongue in NO_LANGUAGE else declared.language(tongue)
                self._defaults = _look(properties)

    def paragraph(self, element: etree._Element) -> Look:
        """The look of a text:p or text:h."""
        return self._named("paragraph", element).over(self._defaults)

    def span(self, element: etree._Element, around: Look) -> Look:
        """The look of a text:span in what is around it."""
        return self._named("text", element).over(around)

    def _named(self, family: str, element: etree._Element) -> Look:
        key = family, element.get(f"{TEXT}style-name", "")
        if key not in self._looks:
            self._looks[key] = self._resolved(*key)
        return self._looks[key]

    def _resolved(self, family: str, name: str) -> Look:
        look, seen = Look(), set()
        while (family, name) in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[family, name]
            look = look.over(_look(style.find(f"{STYLE}text-properties"), NAMED_LEVELS.get(name, 0)))
            name = style.get(f"{STYLE}parent-style-name", "")
        return look.over(Look(level=NAMED_LEVELS.get(name, 0)))


def _look(properties: etree._Element | None, level: int = 0) -> Look:
    if properties is None:
        return Look(level=level)
    display = properties.get(f"{TEXT}display")
    return Look(_bold(properties.get(f"{FORMAT}font-weight")), None if display is None else display == "none", level)


def _bold(weight: str | None) -> bool | None:
    if weight is None:
        return None
    return weight == "bold" or (weight.isascii() and weight.isdigit() and int(weight[:4]) >= BOLD_FROM)

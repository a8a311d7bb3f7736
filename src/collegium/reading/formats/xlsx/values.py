"""How the values of cells are shown: numbers by their format, dates in ISO 8601."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

import regex
from lxml import etree

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
GENERAL = "General"
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 37: "#,##0", 38: "#,##0",
    39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
}  # fmt: skip
LITERAL = regex.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\])[^\]]*\]|AM/PM|A/P', regex.IGNORECASE)
NUMBER = regex.compile(r"[$€£\s]*(?P<whole>[#0?,]+)(?:\.(?P<part>[#0?]+))?\s*(?P<percent>%?)[€\s]*")
LONGEST = 255  # characters of a number format, as Excel has it
DECIMALS = 10  # at most; with MOST they are within the digits that Decimal works with
MOST = 1e15  # beyond this a double holds no whole numbers exactly
EPOCH_1900, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
LAST_DAY = 2_958_466  # the end of the year 9999
LEAP_1900 = 60  # the 29 February 1900 that Excel believes in


@dataclass(frozen=True, slots=True)
class Format:
    """A cell's number format, and whether its font is bold."""

    code: str = GENERAL
    bold: bool = False


class Formats:
    """The formats of a workbook's cells, by their number."""

    def __init__(self, root: etree._Element | None, from_1904: bool) -> None:
        self._from_1904 = from_1904
        self._formats: list[Format] = []
        if root is not None:
            codes = {
                element.get("numFmtId", ""): element.get("formatCode", GENERAL)
                for element in root.iter(f"{SHEET}numFmt")
            }
            fonts = [_is_bold(font) for font in root.iterfind(f"{SHEET}fonts/{SHEET}font")]
            cells = root.iterfind(f"{SHEET}cellXfs/{SHEET}xf")
            self._formats = [_format(cell, codes, fonts) for cell in cells]

    def of(self, key: str | None) -> Format:
        """The format with a number, as a cell gives it; the general one where there is none."""
        at = _index(key)
        return self._formats[at] if 0 <= at < len(self._formats) else Format()

    def shown(self, value: str, kind: str, code: str) -> str:
        """A cell's value of a type ("n", "b", "d", …) as it is shown in a format."""
        if kind == "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        if kind != "n":
            return value
        try:
            number = float(value)
        except ValueError:
            return value
        if not isfinite(number) or abs(number) >= MOST:
            return value
        code = LITERAL.sub("", code.partition(";")[0])
        if code.lower() != GENERAL.lower() and regex.search("[ymdhs]", code, regex.IGNORECASE):
            return _moment(number, code.lower(), self._from_1904) or _general(number)
        return _number(number, code)


def _is_bold(font: etree._Element) -> bool:
    return is_on(font.find(f"{SHEET}b"))


def is_on(switch: etree._Element | None) -> bool:
    """Whether an element that switches something on is there and not switched off again."""
    return switch is not None and switch.get("val", "1") not in ("0", "false")


def _format(cell: etree._Element, codes: dict[str, str], fonts: list[bool]) -> Format:
    key = cell.get("numFmtId", "0")
    font = _index(cell.get("fontId"))
    code = codes.get(key) or BUILT_IN.get(_index(key), GENERAL)
    return Format(code if len(code) <= LONGEST else GENERAL, fonts[font] if 0 <= font < len(fonts) else False)


def _index(text: str | None) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else -1


def _general(number: float) -> str:
    return str(int(number)) if number.is_integer() else format(number, ".15g")


def _number(number: float, code: str) -> str:
    match = NUMBER.fullmatch(code)
    if match is None:
        return _general(number)
    part = (match["part"] or "")[:DECIMALS]
    scaled = Decimal(repr(number)) * (100 if match["percent"] else 1)
    rounded = scaled.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP)
    whole, _, decimals = format(abs(rounded), ",f" if "," in match["whole"] else "f").partition(".")
    while len(decimals) > part.count("0") and decimals.endswith("0"):
        decimals = decimals[:-1]
    whole = whole.zfill(match["whole"].count("0"))
    sign = "-" if rounded < 0 else ""
    return f"{sign}{whole}{'.' if decimals else ''}{decimals}{match['percent']}"


def _moment(number: float, code: str, from_1904: bool) -> str:
    """A day, a time or both in ISO 8601, as much of it as the format shows; "" where the number is no day."""
    if "[h" in code:
        return _duration(number)
    if not 0 <= number < LAST_DAY:
        return ""
    before_leap = not from_1904 and number < LEAP_1900
    epoch = EPOCH_1904 if from_1904 else EPOCH_1900
    try:
        moment = epoch + timedelta(days=number + before_leap, milliseconds=0.5)
    except OverflowError:
        return ""
    clock = moment.strftime("%H:%M:%S" if "s" in code else "%H:%M") if regex.search("[hs]", code) else ""
    if "d" in code:
        day = moment.date().isoformat()
    elif "y" in code:
        day = moment.date().isoformat()[: 7 if "m" in code else 4]
    else:
        day = "" if clock else moment.date().isoformat()[:7]
    return f"{day} {clock}".strip()


def _duration(number: float) -> str:
    minutes = round(abs(number) * 24 * 60)
    return f"{'-' if number < 0 else ''}{minutes // 60}:{minutes % 60:02}"

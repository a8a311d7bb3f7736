"""In which encoding the bytes of a Rich Text Format file stand: of the whole file, and of each font."""

import codecs

USUAL = "cp1252"
OF_WORD = {b"ansi": USUAL, b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}

# By the number that a font gives as its character set; 0 (ANSI), 1 (default) and 2 (symbol) are the file's own.
OF_CHARSET = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
UTF_8 = 65001


def of_page(number: int | None) -> str:
    """The encoding of a code page by its number; the usual one where Python knows none."""
    name = "utf-8" if number == UTF_8 else f"cp{number}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return USUAL


class Fonts:
    """The encodings of a file's fonts, collected while its font table is read."""

    def __init__(self) -> None:
        self.page = USUAL
        self.usual = 0  # the number of the font in which text stands that names none
        self._encodings: dict[int, str] = {}
        self._current = 0

    def begin(self, number: int) -> None:
        """What follows describes this font."""
        self._current = number

    def describe(self, charset: int | None = None, page: int | None = None) -> None:
        """Note the character set or the code page of the font described."""
        if page is not None:
            self._encodings[self._current] = of_page(page)
        elif charset in OF_CHARSET:
            self._encodings.setdefault(self._current, OF_CHARSET[charset])

    def encoding(self, number: int | None = None) -> str:
        """The encoding of text in a font, by default the usual one."""
        return self._encodings.get(self.usual if number is None else number, self.page)

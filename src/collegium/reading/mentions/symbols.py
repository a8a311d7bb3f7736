"""Resolutions by number and documents by symbol: "resolution 2231 (2015)", "A/RES/74/66"."""

from collections.abc import Iterator

import regex

from collegium.reading.contract import Mention, Span

DRAFT = regex.compile(
    r"(?i:\b(?:draft|projets?|proyectos?|entwurf|entw[uü]rfe?n?|проект\p{L}*)(?:[^\S\n](?:de[^\S\n])?\p{L}+)?)"
    r"[^\S\n](?P<number>(?:[A-Z0-9.]+/)*L\.\d+)"
)
SPACE = regex.compile(r"\s")
PAPER = regex.compile(r"(?<![\w/])[A-Z][A-Z0-9.-]*(?:/[A-Z0-9().-]+){2,}")
SYMBOL = regex.compile(r"(?<![\w/])(?:[A-Z][A-Z0-9-]*/)+(?:RES|DEC|PRST)/[\w./-]*\w(?:\([\w.-]+\))?")
WORD = r"(?P<word>r[eé]solutions?|resoluci[oó]n(?:es)?|resolutionen|резолюци(?:я|и|ю|ей|й|ям|ями|ях)|UNSCRs?)"
NUMBER = r"(?P<number>\d{1,4}(?:/\d{1,4})?(?:[^\S\n]?(?-i:[A-Z])(?!\w))?)"
YEAR = r"(?P<year>[^\S\n]?\((?:19|20)\d\d\))"
COUNTS = r"[^\S\n](?:per|million|billion)\b"  # the number is one of something else
SIGN = r"(?:(?:no\.?|nr\.?|n[°º]|№)[^\S\n]?)?"
RESOLUTION = regex.compile(rf"\b{WORD}[^\S\n]{SIGN}{NUMBER}{YEAR}?(?![\d%/]|{COUNTS})", regex.I)
JOINT = r"[^\S\n]?(?:,|;|and|et|y|und|и|&|,[^\S\n]?and)[^\S\n]"
# One more number: behind a word in the plural whatever follows, else only where a year or the end of the phrase does.
FURTHER = regex.compile(rf"{JOINT}{NUMBER}(?:{YEAR}|(?![\d%]|\s\p{{L}}))")
FURTHER_OF_MANY = regex.compile(rf"{JOINT}{NUMBER}{YEAR}?(?![\d%/]|{COUNTS})")
MANY = regex.compile(r"(?:s|es|en|й|ям|ями|ях)$", regex.I)  # how the word ends in the plural
COUNCIL = regex.compile(
    r"UNSC|Security Council|Conseil de sécurité|Consejo de Seguridad|Sicherheitsrat|Совет\p{L}*\s[Бб]езопасности|СБ ООН"
)
LEFT = regex.compile(
    r"(?:(?:UN|UNSC|U\.N\.|United Nations)?[^\S\n]?(?:Security Council|General Assembly|Human Rights Council)"
    r"|UNSC|UNGA|UN)[^\S\n]$"
)
COP = regex.compile(r"(?<![\w/])(?:COP|КС)[ -]?(?P<number>[1-4]?\d)\b(?!/)")
FIRST_OF_CLIMATE = 17  # above it no other convention has come
# Letters that stand in every such word, and how many stand before them.
LETTERS = {"esol": 1, "ésol": 1, "ESOL": 1, "ÉSOL": 1, "езол": 1, "ЕЗОЛ": 1, "UNSCR": 0}
AROUND = 60


def symbols(text: str) -> Iterator[Mention]:
    """The resolutions and decisions that a text names by number or symbol, each with the id that its number gives."""
    if "/" in text:
        yield from (Mention(match.span(), "instrument", _slug(match[0])) for match in SYMBOL.finditer(text))
    if "L." in text:
        yield from _drafts(text)
    yield from _resolutions(text)


def conferences(text: str) -> Iterator[Mention]:
    """Conferences of the parties by number: "COP27" is that of climate; of low numbers what the text is about tells."""
    if "COP" in text or "КС" in text:
        for match in COP.finditer(text):
            number = int(match["number"])
            other = number < FIRST_OF_CLIMATE and any(letters in text for letters in ("iodivers", "иоразнообраз"))
            yield Mention(match.span(), "forum", f"{'cbd-' if other else ''}cop{number}")


def _drafts(text: str) -> Iterator[Mention]:
    """Drafts by symbol; one called by its last part ("draft resolution L.6") is that whose symbol ends so."""
    whole = {symbol.rpartition("/")[2]: symbol for symbol in PAPER.findall(text) if "/" in symbol}
    for match in DRAFT.finditer(text):
        symbol = match["number"]
        full = symbol if "/" in symbol else whole.get(symbol)
        yield Mention(match.span("number"), "instrument", _slug(full) if full else None)


def _resolutions(text: str) -> Iterator[Mention]:
    for begin in _words(text):
        match = RESOLUTION.match(text, begin)
        if match is None:
            continue
        start = _left(text, match.start())
        around = text[max(0, start - AROUND) : match.end() + AROUND]
        council = bool(COUNCIL.search(around)) or match[0].startswith("UNSCR")
        yield Mention((start, match.end()), "instrument", _id(match, council))
        yield from _further(text, match, council)


def _words(text: str) -> list[int]:
    """Where a word for a resolution may begin."""
    found = []
    for letters, before in LETTERS.items():
        at = text.find(letters)
        while at >= 0:
            found.append(max(0, at - before))
            at = text.find(letters, at + 1)
    return sorted(found)


def _further(text: str, first: regex.Match[str], council: bool) -> Iterator[Mention]:
    """The numbers that go on behind the first: "resolutions 1540, 1718 and 2231"."""
    pattern = FURTHER_OF_MANY if MANY.search(first["word"]) else FURTHER
    end = first.end()
    while match := pattern.match(text, end):
        yield Mention((match.start("number"), match.end()), "instrument", _id(match, council))
        end = match.end()


def papers(text: str) -> list[Span]:
    """Where the symbols of documents stand, which name no body: "COSS/A/12/PV.31"."""
    return [match.span() for begin, end in _stroked(text) for match in PAPER.finditer(text, begin, end)]


def _stroked(text: str) -> Iterator[Span]:
    """The stretches between white space in which two strokes stand: few, and only there does a symbol."""
    stroke = text.find("/")
    while stroke >= 0:
        begin = stroke
        while begin > 0 and not text[begin - 1].isspace():
            begin -= 1
        space = SPACE.search(text, stroke)
        end = space.start() if space else len(text)
        if text.find("/", stroke + 1, end) >= 0:
            yield begin, end
        stroke = text.find("/", end)


def _left(text: str, start: int) -> int:
    """Where the name of the body before a resolution begins."""
    window = max(0, start - AROUND)
    found = LEFT.search(text[window:start])
    return window + found.start() if found else start


def _id(match: regex.Match[str], council: bool) -> str | None:
    number = match["number"]
    if "/" in number:
        session = int(number.split("/")[0])
        return f"a-res-{_slug(number)}" if session > 30 else None
    return f"unscr-{_slug(number)}" if council or match["year"] else None


def _slug(number: str) -> str:
    return "-".join(regex.findall(r"[a-z0-9]+", number.casefold()))

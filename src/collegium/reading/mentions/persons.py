"""Persons: those whom a text names beside an office or a form of address, and every further place where they stand."""

from collections.abc import Iterable, Iterator

import regex

from collegium.reading.contract import Mention, Span
from collegium.reading.mentions.bearers import Bearers
from collegium.reading.mentions.found import Spot, Text
from collegium.reading.mentions.namely import LEADS, NAME, SPACE, is_full, name_at
from collegium.reading.mentions.titles import Titles
from collegium.reading.vocabulary.words import fold

GAP = regex.compile(rf"(?P<comma>,)?{SPACE}+")
WORD = regex.compile(r"(?:[dDlL][’'])?[\p{L}\-]+\.?|&")
GENITIVE = regex.compile(r"\p{Ll}+(?:ых|их|ого|его|ой|ей|ий|ов|ев|а(?<!ла)|я|ы|и)$")
GAPS = (" ", "\u00a0", "\u202f", ",")
STEPS = 14  # words of an office between its head and the name behind it
BEFORE = 70  # characters before an office in which a name and its comma stand
LEADING = regex.compile(r"\s*(?:[\p{L}\p{M}’'.\-]+[ \u00a0\u202f]){0,5}")


def persons(text: Text, known: Iterable[str], titles: Titles) -> Iterator[Mention]:
    """The persons in a text; `known` are names that are given: of the cast, of speakers, of the vocabulary."""
    names = [text.text[slice(*span)] for span in _titled(text, titles)]
    told = [_bare(name, titles) for name in known if not titles.is_office(name.split()[-1:])]
    given = dict.fromkeys([*told, *names])
    yield from Bearers(_apart(given), titles).mentions(text)


def _bare(name: str, titles: Titles) -> str:
    """A name that is given, without prepositions and forms of address in front ("de M. Other")."""
    words = name.split()
    while len(words) > 1 and (words[0].islower() or fold(words[0].rstrip(".")) in titles.honorifics):
        words.pop(0)
    return " ".join(words)


def _apart(names: Iterable[str]) -> Iterator[str]:
    """Names without what stands behind a surname in a title in capitals: "Other Concludes Trip", beside "Ann Other"."""
    named = [name.split() for name in names]
    surnames = {words[-1]: words[0] for words in named if len(words) > 1}
    for words in named:
        loose = len(words) > 1 and surnames.get(words[0]) not in (None, words[-1], words[0])
        yield words[0] if loose else " ".join(words)


def _titled(text: Text, titles: Titles) -> Iterator[Span]:
    """The names beside an office or form of address."""
    written = text.text
    honorifics, whole = titles.honorifics, titles.whole
    for _, start, end in titles.heads.find_matches_as_indexes(written):
        if start and whole and written[start - 1].isalpha():
            continue
        at = _tail(written, end, titles)
        if at is None or text.covers((start, end)):
            continue
        head = fold(written[start:end].rstrip("."))
        polite = head in honorifics
        before = None if polite else _before(text, start, titles)
        if before:
            yield before
        found = _behind(text, at, titles, polite=polite, comma=not polite and before is None)
        many = head in titles.several or (at > end and titles.plural.match(written, end) is not None)
        if found and (titles.loose or head in titles.several or not many):
            yield found
        if found and (titles.loose or many):
            yield from _several(text, found, titles)


def _tail(written: str, end: int, titles: Titles) -> int | None:
    """Where a head ends with the ending that it has; None where it is the beginning of another word."""
    if not written[end : end + 1].isalpha():
        return end
    tail = titles.ends.match(written, end)
    return None if tail is None else tail.end()


def _behind(text: Text, at: int, titles: Titles, *, polite: bool, comma: bool) -> Span | None:
    """The name behind a head, over what the office is for and whose it is; `comma`: one may stand between."""
    linked = unsure = office = False
    written = text.text
    if written[at : at + 1] not in GAPS:
        return None
    for _ in range(STEPS):
        begin = at + 1
        if written[at:begin] != " " or not written[begin : begin + 1].isalpha():  # more than a space, which is rare
            gap = GAP.match(written, at)
            if gap is None or (gap["comma"] and not comma):
                return None
            unsure = unsure or bool(gap["comma"])
            begin = gap.end()
        step = None if polite else _step(text, begin, titles, linked)
        if step is None:
            found = None if linked else _name(text, begin, titles, unsure)
            step = _passed(text, begin) if office and not found else None
            if step is None:
                return found
        at, linked, plain = step
        office = office or linked
        unsure = unsure or plain
    return None


def _passed(text: Text, at: int) -> tuple[int, bool, bool] | None:
    """A word with a capital in what an office is for, as a step; None where another stands."""
    match = WORD.match(text.text, at)
    return (match.end(), False, True) if match and match[0][0].isupper() else None


def _step(text: Text, at: int, titles: Titles, linked: bool) -> tuple[int, bool, bool] | None:
    """One more part of an office: where it ends, whether more must follow, and whether it may be no part of it."""
    written, end = _word(text.text, at)
    spot = next(text.inside((at, at + BEFORE)), None) if text.starts_name(at) else None
    if spot and _owns(spot) and (linked or _stands_alone(text, spot)):
        return spot.span[1], False, False
    if not written:
        return None
    word = fold(written.rstrip("."))
    if word in titles.links:
        return end, True, False
    if word in titles.fields or word in titles.honorifics:
        return end, False, False
    if linked or (titles.language == "ru" and GENITIVE.match(written)):
        return end, False, True
    return None


def _word(text: str, at: int) -> tuple[str, int]:
    """The word at a place, empty where none is, and where it ends."""
    end = text.find(" ", at, at + BEFORE)
    written = text[at:end] if end > 0 else ""
    if written.isalpha():  # letters up to a space, as most words are
        return written, end
    match = WORD.match(text, at)
    return (match[0], match.end()) if match else ("", at)


def _owns(spot: Spot) -> bool:
    return any(value.kind in ("party", "forum", "place") for value in spot.values)


def _stands_alone(text: Text, spot: Spot) -> bool:
    """Whether a party behind an office is its own, and not a given name."""
    return any(value.how == "adjective" or value.kind == "forum" for value in spot.values) or text.language != "en"


def _name(text: Text, at: int, titles: Titles, unsure: bool) -> Span | None:
    """The name at a place; one that may be something else must be full."""
    span = name_at(text, at, titles)
    return span if span and (not unsure or is_full(text.text[slice(*span)])) else None


def _several(text: Text, first: Span, titles: Titles) -> Iterator[Span]:
    """The names behind a head in the plural: one alone must be full."""
    rest = list(_joined(text, first[1], titles))
    if rest or is_full(text.text[slice(*first)]):
        yield first
    yield from rest


def _joined(text: Text, end: int, titles: Titles) -> Iterator[Span]:
    """The further names behind a head in the plural: "Ministers A, B and C"."""
    while True:
        gap = titles.joint.match(text.text, end) or GAP.match(text.text, end)
        found = name_at(text, gap.end(), titles) if gap and (gap[0].strip()) else None
        if found is None:
            return
        yield found
        end = found[1]


def _names(written: str, span: Span, line: int, *, whole: bool) -> Iterator[regex.Match[str]]:
    """What is written as names in a part of a line; `whole`: only what begins the line."""
    if not whole:
        yield from NAME.finditer(written, *span)
        return
    first = span[1] - len(written[line : span[1]].lstrip())
    match = NAME.match(written, first, span[1]) if first >= span[0] else None
    if match:
        yield match


def _may_end(before: str) -> bool:
    """Whether a full name may end with some words: the last has a capital, and the one before may be part of a name."""
    rest, _, word = before.rstrip().rpartition(" ")
    if not word[:1].isupper():
        return False
    other = rest.rpartition(" ")[2]
    return not (word.isalpha() and other.isalpha() and other.islower() and other not in LEADS)


def _before(text: Text, start: int, titles: Titles) -> Span | None:
    """The full name before an office and a comma or bracket, or on the line above it."""
    written = text.text
    low = max(0, start - BEFORE)
    marked = None if written[start - 1 : start].isalpha() else titles.mark.search(written, low, start)
    if marked is None or marked.start() <= low:
        return None
    mark, sign = marked.start(), marked[0]
    if not _may_end(written[low:mark]):  # most offices are sorted out here
        return None
    if not LEADING.fullmatch(written, mark + len(sign), start):
        return None
    line = text.line_start(mark)
    for match in _names(written, (max(low, line), mark), line, whole=sign == "\n"):
        if written[match.end() : mark].strip() or not is_full(match[0]):
            continue
        span = name_at(text, match.start(), titles, mark)
        if span and not written[span[1] : mark].strip() and is_full(written[slice(*span)]):
            return span
    return None

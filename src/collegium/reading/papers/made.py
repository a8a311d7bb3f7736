"""Papers that somebody made or sent, as a text tells of it: "the two sides signed a memorandum on the lamps"."""

from collections.abc import Iterator
from functools import lru_cache

import regex

from collegium.reading.contract import Reading, Span
from collegium.reading.papers.shapes import Told
from collegium.reading.papers.words import Telling, telling
from collegium.reading.words import everywhere, fold, one_of

GAP = 7  # words between article and noun
BEHIND = 14  # words behind the noun that belong to the name
GUARDED = 4  # words before the verb in which something says that nothing was made
NAMED = 2  # words with a capital by which a name is known elsewhere
WORD = r"(?:(?:\p{L}\.){2,}|[\p{L}\p{N}](?:[\p{L}\p{N}’'&/-])*)"  # "U.S." is one; a full stop ends no other
VAGUE = frozenset({"report", "letter"})  # sorts of which a bare noun tells nothing unless something follows
CLAUSES = ("that", "which", "who", "when", "after", "while", "as", "qui", "que", "который", "которая", "которое")
ONE = frozenset(
    {"a", "an", "two", "three", "another", "un", "une", "deux", "trois", "dos", "tres", "ein", "eine", "einen", ""}
)
LAST = regex.compile(r"\s(\p{L}+)$")
SHORT = regex.compile(r"(?:\s\p{L}+)?\s\p{Lu}$")  # the beginning of an abbreviation, and the word before it
CAPITAL = regex.compile(r"(?<!\p{L})\p{Lu}[\p{L}’'-]+")


def made_in(reading: Reading) -> Iterator[Told]:
    """The papers of which a text tells that they were made, signed, sent or published."""
    words = telling(reading.source.language)
    folded = fold(reading.text)
    for match in _pattern(reading.source.language).finditer(folded):
        sort = words.sorts[match["noun"]]
        span = _whole(reading.text, match.span("name"), reading.source.language, sort)
        bare = span == match.span("noun")
        if _guarded(folded, match.start(), words) or "\n" in match[0] or (bare and _tells_nothing(match, sort)):
            continue
        name = " ".join(reading.text[slice(*span)].split())
        mention = _instrument(reading, span)
        own = mention is None and len(CAPITAL.findall(name)) < NAMED
        yield Told(span, sort, name, mention, own)


@lru_cache
def _pattern(language: str | None) -> regex.Pattern[str]:
    """Verb, adverb, article, the words of the name, its noun."""
    words = telling(language)
    between = rf"(?:\s(?:{one_of(words.between)}))?"
    article = rf"(?:\s(?P<article>{one_of(words.articles)})(?!\p{{L}}))" if words.articles else "(?P<article>)"
    stop = rf"(?!(?:{one_of(words.stops)})(?!\p{{L}}))"
    gap = rf"(?:{stop}{WORD}\s){{0,{2 if words.first else GAP}}}?"
    noun = rf"(?P<noun>{one_of(words.sorts)})(?!\p{{L}}|[’']s)"
    return regex.compile(rf"(?<!\p{{L}})(?:{one_of(words.made)}){between}{article}\s(?P<name>{gap}{noun})")


def _guarded(folded: str, start: int, words: Telling) -> bool:
    """Whether words before the verb say that nothing was made, or not yet."""
    before = regex.split(r"[.;:!?\n]", folded[max(0, start - 60) : start])[-1].split()
    return any(word.strip(",’'\"") in words.guards or word.endswith("n't") for word in before[-GUARDED:])


def _tells_nothing(match: regex.Match[str], sort: str) -> bool:
    """Whether a noun alone names no paper: "the agreement" is one that was spoken of, "a report" may be any."""
    return sort in VAGUE or (match["article"] or "") not in ONE


@lru_cache
def _about(language: str | None, sort: str) -> regex.Pattern[str]:
    """What stands behind a noun where the words go on to what the paper is about, or whom a letter is to."""
    table = telling(language)
    words = [*table.about, *(table.to if sort in VAGUE else ())]
    return regex.compile(rf"\s(?i:{one_of(words)})\s(?!behalf)")


@lru_cache
def _little() -> frozenset[str]:
    """Words with which no name ends."""
    return everywhere("titles", "prepositions") | everywhere("titles", "articles") | everywhere("titles", "and")


@lru_cache
def _behind(vague: bool) -> regex.Pattern[str]:
    """Words behind a noun, up to a sign or a clause; a letter is to somebody."""
    clauses = rf"(?!(?i:{one_of(CLAUSES if vague else (*CLAUSES, 'to'))})(?!\p{{L}}))"
    return regex.compile(rf"(?:\s{clauses}{WORD}){{0,{BEHIND}}}")


def _whole(text: str, span: Span, language: str | None, sort: str) -> Span:
    """A name with what follows its noun, up to the next sign or clause."""
    start, end = span
    if not _about(language, sort).match(text, end):
        return span
    behind = _behind(sort in VAGUE).match(text, end)
    end = start + len(text[start : behind.end() if behind else end].rstrip())
    while (last := LAST.search(text, span[1], end)) and fold(last[1]) in _little():
        end = last.start()
    short = SHORT.search(text, start, end) if text[end : end + 1] == "." else None
    return start, short.start() if short else end


def _instrument(reading: Reading, span: Span) -> str | None:
    """The id of the instrument that the words name, where the tables know it."""
    for each in reading.mentions:
        if each.kind == "instrument" and each.id and span[0] <= each.span[0] and each.span[1] <= span[1]:
            return each.id
    return None

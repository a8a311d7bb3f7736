"""How far a name reaches to both sides of its head: "the *Eighth Annual* [A–B Strategic] Dialogue [on Water]"."""

import re
from collections.abc import Iterator

from collegium.reading.contract import Span
from collegium.reading.mentions.found import Text
from collegium.reading.mentions.grammar import Grammar
from collegium.reading.vocabulary.words import fold

REACH = 140  # characters to either side
TOKEN = re.compile(r"[^\s\-\u2010-\u2015/]+|[\-\u2010-\u2015/]")
DASHES = frozenset("-/\u2010\u2011\u2012\u2013\u2014\u2015")
ENDS = re.compile(r"[,;:!?\")\]»”]$")
OPENS = re.compile(r"^[(\[\"«“‘]")
SINGULAR = re.compile(r"['’]s$")
NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)$|(?:19|20)\d\d$", re.IGNORECASE)
ACRONYM = re.compile(r"(?:[A-Z]\.){2,}")


def left_of(text: Text, head: int, grammar: Grammar) -> int:
    """Where the name begins whose head begins at `head`; a name of the tables is never cut."""
    begin = max(text.line_start(head), head - REACH)
    tokens = list(TOKEN.finditer(text.text, begin, head))
    start = _leftmost(tokens, head, grammar, text)
    return _trimmed(text.text, start, head, grammar)


def _leftmost(tokens: list[re.Match[str]], head: int, grammar: Grammar, text: Text) -> int:
    """Where the run of words that may belong to a name begins, low links inside it."""
    start = head
    pending = 0
    for token in reversed(tokens):
        word = token[0]
        if _ends_before(word, pending) or (pending and text.ends_name(token.end())):
            break
        if word in DASHES:
            if _is_spaced(text, token) and not text.ends_name(token.start() - 1):
                break
        elif _capital(word):
            start, pending = token.start() + bool(OPENS.match(word)), 0
            if OPENS.match(word):
                break
        elif fold(word) in grammar.name["left"] and not pending:
            pending += 1
        else:
            break
    return start


def _is_spaced(text: Text, dash: re.Match[str]) -> bool:
    """Whether a dash has space on both sides, as between the parts of a sentence."""
    return text.text[dash.start() - 1 : dash.start()].isspace() and text.text[dash.end() : dash.end() + 1].isspace()


def _ends_before(word: str, pending: int) -> bool:
    """Whether a word ends what comes before the name: by a sign, a possessive, or a dash that parts sentences."""
    if word in DASHES:
        return pending > 0
    return bool(ENDS.search(word) or SINGULAR.search(word) or (word.endswith(".") and not ACRONYM.search(word)))


def _capital(word: str) -> bool:
    bare = OPENS.sub("", word)
    return bare[:1].isupper() or bool(NUMBERED.match(bare))


def _trimmed(text: str, start: int, head: int, grammar: Grammar) -> int:
    """The name without articles, ordinals, openers of sentences and low links at its beginning."""
    for token in TOKEN.finditer(text, start, head):
        word = token[0]
        if word not in DASHES and fold(word.strip('“"(')) not in grammar.loose and not NUMBERED.match(word):
            return token.start()
    return head


def right_of(text: Text, end: int, grammar: Grammar) -> int:
    """Where the name ends whose head ends at `end`: with what it is about, if that is a name too."""
    while (further := _about(text, end, grammar)) > end:
        end = further
    return end


def _about(text: Text, end: int, grammar: Grammar) -> int:
    """The end of one more phrase such as "on the Law of the Sea"; `end` itself where none follows."""
    last, begun = end, False
    low: list[str] = []
    for word, span in _words_after(text, end):
        bare = word.rstrip(",.;:’'”\")")
        if not begun:
            if fold(bare) not in grammar.name["about"] or bare != word:
                return end
            begun = True
        elif fold(bare) in text.months:
            break  # "the Dialogue on March 11": a day, not what it is about
        elif bare[:1].isupper() or NUMBERED.match(bare):
            if _begins_another(text, last, low, span[0], fold(bare), grammar):
                break
            last, low = span[0] + len(SINGULAR.sub("", bare)), []
            if (bare != word and not ACRONYM.search(word)) or NUMBERED.match(bare):
                break
        elif fold(word) in grammar.name["links"] | {"the", "a", "an", "its", "to"} and len(low) < 2:
            low.append(fold(word))
        else:
            break
    return last


def _begins_another(text: Text, last: int, low: list[str], start: int, word: str, grammar: Grammar) -> bool:
    """Whether a word begins the next name: in the next cell of a table, or as a head ("… and the Treaty on Salt")."""
    if text.ends_name(last) and last + 1 == start:
        return True
    return word in grammar.words and len(low) > 1 and low[0] in grammar.name["left"]


def _words_after(text: Text, end: int) -> Iterator[tuple[str, Span]]:
    limit = min(text.line_end(end), end + REACH)
    for match in re.finditer(r"\S+", text.text[end:limit]):
        if match.start() == 0:
            return  # the head goes on: a comma, a possessive
        yield match[0], (end + match.start(), end + match.end())

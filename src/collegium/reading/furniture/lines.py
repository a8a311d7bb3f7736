"""What one line is, by its words: ornament, language bar, marker of a text, issuing office, page number, page foot."""

import re
from functools import lru_cache

import regex

from collegium.reading.furniture.tongues import offered
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words, everywhere, fold, one_of

MARKS = " \t.:;,!-–—_*#()[]<>«»\"'|•·"
PAGE = regex.compile(r"\W*(?P<word>\p{L}+\.?)?\s*\d{1,4}(?:\s*(?:/|\p{L}+)\s*\d{1,4})?\W*")
# Rights, a web address at the end of a line, a mail address alone.
FOOT = re.compile(r"©|\(c\)\s|https?://\S+$|www\.\S+$|(?<!\S)[^\s@]{1,64}@[^\s@]{1,255}\.\w+$")
WORD = r"\p{Lu}\p{L}+"
POSTAL = regex.compile(
    r"(?i:\b(?:tel|fax|phone|тел|tél)\b)|@|www\.|https?:"
    # a street and its number, a number and its street with the city, a post code and its city
    r"|^\p{L}[\p{L}’' .-]+,?\s\d{1,4}\w?,\s[\p{L}’' .-]+$"
    rf"|\b\d{{1,4}},?\s\p{{Lu}}[\p{{L}}’']+(?:\s\p{{L}}+){{0,3}},\s{WORD}"
    rf"|^\d{{4,6}}\s{WORD}"
)
SENTENCE_END = re.compile(r"[.!?…][\"”»’)\]]*$")
DASHED = re.compile(r"[-–—\[(]\s*\d{1,4}\s*[-–—\])]")
STEP = re.compile(r"\s[›»>|/]\s|\s*[›|]\s*")
SAYS = re.compile(r"\d|[.:;!?]$")
SEGMENT = re.compile(r"\s[-–—|]\s")
DATED = re.compile(r"\d{4}|[.!?:]$")
LONGEST_OFFICE = 8  # words
LONGEST_HEAD = 12  # words
LONGEST_TAIL = 14  # words
LONGEST_BUTTON = 4  # words


def is_ornament(line: str) -> bool:
    """A line without a letter or a figure: rules, stars, bars."""
    return not any(map(str.isalnum, line))


def is_language_bar(line: str, words: Words) -> bool:
    """A line that offers the document's languages, and nothing else."""
    return len(line) < 200 and bool(offered(line, words))


def is_marker(line: str, words: Words) -> bool:
    """A line that says where the text begins or ends, or when it may be published."""
    bare = line.strip(MARKS)
    table = words.furniture
    return bare in table["begin"] or bare in table["end"] or bare in table["release"]


def is_office(line: str, words: Words) -> bool:
    """A line that names the press office which issued the document, and nothing else."""
    bare = line.strip(MARKS)
    begins = bare.startswith(words.furniture["office"]) and not line.endswith(".")
    return begins and len(bare.split()) <= LONGEST_OFFICE


def is_letterhead(line: str, words: Words, vocabulary: Vocabulary) -> bool:
    """A line above the title that names a ministry, a mission, an organisation or a state, and says nothing of it."""
    folded = fold(line).strip(MARKS)
    if len(folded.split()) > LONGEST_HEAD or SAYS.search(line) or _names_kind(folded, words):
        return False
    segment = SEGMENT.split(folded)[-1]
    article, _, rest = segment.partition(" ")
    bare = rest if article in everywhere("titles", "articles") else segment
    if line.isupper() and any(_holds(bare, word.strip()) for word in words.furniture["letterhead"]):
        return True
    return bare.startswith(words.furniture["letterhead"]) or _names_body(line, bare, words.language, vocabulary)


def _names_kind(folded: str, words: Words) -> bool:
    """Whether a line names a kind of document, and so may be its title."""
    phrases = (phrase for table in (words.kinds, words.heads) for each in table.values() for phrase in each)
    return any(phrase in folded and _holds(folded, phrase) for phrase in phrases)


def _names_body(line: str, bare: str, language: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is the name of a body that the vocabulary knows, or a state's in capitals."""
    if vocabulary.is_forum(bare, language):
        return True
    return line.isupper() and len(bare.split()) <= 6 and vocabulary.party_of(line.title(), language) is not None


def is_trail(line: str) -> bool:
    """Where a page stands within its site: "Home › News › Speeches", "Site | Archive"."""
    steps = STEP.split(line.strip())
    return len(steps) > 1 and "«" not in line and len(line.split()) <= LONGEST_TAIL and not DATED.search(line)


def is_contact(line: str) -> bool:
    """A postal address, a telephone number, a web address."""
    return len(line.split()) <= LONGEST_HEAD and bool(POSTAL.search(line))


def is_page_number(line: str, words: Words) -> bool:
    """A line of a page's number alone, marked as one: "Page 3", "3/9", "- 3 -"."""
    match = PAGE.fullmatch(line)
    if not match:
        return False
    if match["word"]:
        return match["word"].rstrip(".") in words.furniture["page"]
    return bool(DASHED.fullmatch(line)) or _is_fraction(line)


def _is_fraction(line: str) -> bool:
    """ "3/9" or "3 of 9": a page and how many there are."""
    match = _fraction().fullmatch(line)
    return match is not None and 0 < int(match[1]) <= int(match[2])


@lru_cache(maxsize=1)
def _fraction() -> re.Pattern[str]:
    return re.compile(rf"(\d{{1,3}})\s?(?:/|{one_of(everywhere('furniture', 'of'))})\s?(\d{{1,3}})")


def is_tail(line: str, words: Words) -> bool:
    """A line that a site puts below its documents: newsletter, sharing, rights, settings, whom to ask."""
    if len(line.split()) > LONGEST_TAIL and "©" not in line:
        return False
    if FOOT.search(line) or _stamp().match(line):
        return True
    return any(phrase in line and _offers(line, phrase) for phrase in words.furniture["tail"])


@lru_cache(maxsize=1)
def _stamp() -> re.Pattern[str]:
    """When a page was published or changed."""
    return re.compile(rf"(?:{one_of(everywhere('furniture', 'dated'))})\b.{{0,30}}\d{{4}}")


def _offers(line: str, phrase: str) -> bool:
    """Whether a line offers what a phrase says. One word shows it in a button; a sentence that offers it begins so."""
    button = len(line.split()) <= LONGEST_BUTTON
    if not button and (" " not in phrase or SENTENCE_END.search(line)):
        return line.startswith(phrase) and _holds(line, phrase)
    return _holds(line, phrase)


def _holds(line: str, phrase: str) -> bool:
    begin = line.find(phrase)
    if begin < 0:
        return False
    end = begin + len(phrase)
    return not line[begin - 1 : begin].isalpha() and not line[end : end + 1].isalpha()

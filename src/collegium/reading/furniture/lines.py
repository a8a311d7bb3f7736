"""What one line is, by its words: ornament, language bar, marker of a text, issuing office, page number, page foot."""

import regex

from collegium.reading.furniture.tongues import tongues
from collegium.reading.words import Words

MARKS = " \t.:;,!-–—_*#()[]<>«»\"'|•·"
PAGE = regex.compile(r"\W*(?P<word>\p{L}+\.?)?\s*\d{1,4}(?:\s*(?:/|\p{L}+)\s*\d{1,4})?\W*")
CONTACT = regex.compile(r"©|\(c\)\s|https?://\S+$|www\.\S+$|\S+@\S+\.\w+$")
LONGEST_OFFICE = 8  # words
LONGEST_TAIL = 14  # words


def is_ornament(line: str) -> bool:
    """A line without a letter or a figure: rules, stars, bars."""
    return not any(char.isalnum() for char in line)


def is_language_bar(line: str) -> bool:
    """A line that names two languages or more, and nothing else."""
    return len(line) < 200 and len(tongues(line)) > 1


def is_marker(line: str, words: Words) -> bool:
    """A line that says where the text begins or ends, or when it may be published."""
    bare = line.strip(MARKS)
    table = words.furniture
    return bare in table["begin"] or bare in table["end"] or bare in table["release"]


def is_office(line: str, words: Words) -> bool:
    """A line that names the office which issued the document, and nothing else."""
    bare = line.strip(MARKS)
    return len(bare.split()) <= LONGEST_OFFICE and bare.startswith(words.furniture["office"]) and not line.endswith(".")


def is_page_number(line: str, words: Words) -> bool:
    """A line of a page's number alone, marked as one: "Page 3", "3/9", "- 3 -"."""
    match = PAGE.fullmatch(line)
    if not match:
        return False
    if match["word"]:
        return match["word"].rstrip(".") in words.furniture["page"]
    return bool(regex.fullmatch(r"[-–—\[(]\s*\d{1,4}\s*[-–—\])]", line)) or _is_fraction(line)


def _is_fraction(line: str) -> bool:
    """ "3/9" or "3 of 9": a page and how many there are."""
    match = regex.fullmatch(r"(\d{1,3})\s?(?:/|of|de|sur|von|из)\s?(\d{1,3})", line)
    return bool(match) and 0 < int(match[1]) <= int(match[2])


def is_tail(line: str, words: Words) -> bool:
    """A line that a site puts below its documents: newsletter, sharing, rights, settings."""
    if len(line.split()) > LONGEST_TAIL and "©" not in line:
        return False
    return bool(CONTACT.search(line)) or any(_holds(line, phrase) for phrase in words.furniture["tail"])


def _holds(line: str, phrase: str) -> bool:
    begin = line.find(phrase)
    if begin < 0:
        return False
    end = begin + len(phrase)
    return not line[begin - 1 : begin].isalpha() and not line[end : end + 1].isalpha()

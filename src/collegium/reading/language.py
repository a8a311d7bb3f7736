"""Which language a text is in, from the text alone."""

import re
from collections import Counter

import regex
from resiliparse.parse.lang import detect_fast

from collegium.reading.words import LANGUAGES, fold, words

WORD = regex.compile(r"\p{L}+")
MARKS = "“”„«»–—…"  # signs beyond ASCII that are common in texts of no other letters
NO_LETTERS = {code: " " for code in range(128) if not chr(code).isalpha()}
SAMPLE = 4_000  # code points; more does not change the answer
ENOUGH = 0.12  # share of a text's words that are its language's commonest ones; running text has a quarter and more
SURE = 0.05
CLOSE, FAR = 700, 1000  # distances from a language's letters: running text has 400 to 700, in Chinese letters 900
DIFFERENT = 4  # of its commonest words in a text: Dutch has "de" and "en" as often as French
NOT_SPANISH = "ãõçàèòê"  # letters of its neighbours
LONG = 20  # words of a text that shows its language by more than a word or two


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language that most of the text is in; None where there are too few words to tell.

    The commonest words of the languages of the tables decide where they are common enough; any other
    language is told by its letters.
    """
    folded = fold(text[:SAMPLE])
    found = _words(folded)
    if not found:
        return None
    counts = Counter(found)
    shares = {code: sum(counts[word] for word in words(code).stop & counts.keys()) / len(found) for code in LANGUAGES}
    best = max(LANGUAGES, key=lambda code: shares[code])
    different = len(words(best).stop & counts.keys())
    if shares[best] >= ENOUGH and (different >= DIFFERENT or len(found) < LONG) and not _alien(text, best, len(found)):
        return best
    guess, distance = detect_fast(text[:SAMPLE])
    if (
        shares[best] >= SURE
        and not _alien(text, best, len(found))
        and (guess in LANGUAGES or distance >= CLOSE or len(found) < LONG)
    ):
        return best
    return str(guess) if guess != "unknown" and distance < FAR and len(found) >= LONG else _by_letters(text)


def _words(folded: str) -> list[str]:
    """The words of a folded text; in ASCII, as most English is, without a pattern."""
    for mark in MARKS:
        folded = folded.replace(mark, " ")
    return folded.translate(NO_LETTERS).split() if folded.isascii() else WORD.findall(folded)


def _alien(text: str, language: str, words_found: int) -> bool:
    """Whether a longer text has letters that the language does not use, or lacks one that it cannot do without."""
    if words_found < LONG:
        return False
    sample = text[:SAMPLE].lower()
    if language == "ru":
        return "ы" not in sample
    return language == "es" and sum(sample.count(char) for char in NOT_SPANISH) >= DIFFERENT


def _by_letters(text: str) -> str | None:
    """A few words in Cyrillic letters are taken for Russian only with letters that its neighbours do not use."""
    return "ru" if re.search(r"[ыэъ]", text) and not re.search(r"[іїєґўјљњћђ]", text) else None

"""Every place where a person stands whose name is known: in full, by surname, with initials, by given name."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

from collegium.reading.cast.capitals import cased
from collegium.reading.contract import Mention, Span
from collegium.reading.mentions.found import Text
from collegium.reading.mentions.namely import INITIAL, LOW, SPACE, TOKEN, is_full
from collegium.reading.mentions.occurrences import longest_of, stands
from collegium.reading.mentions.titles import Titles
from collegium.reading.vocabulary.words import fold

INITIALS = regex.compile(rf"(?:{INITIAL}{SPACE}?)+$")
LED = regex.compile(rf"(?:(?<!\p{{L}})(?:{LOW} |[AaEe]l[- ]|[dDlL][’']))+$")
REACH = 24  # characters before a name in which its initials and particles stand
BETWEEN = regex.compile(rf"{SPACE}?(?:{INITIAL}{SPACE}?)*(?:{LOW}{SPACE})*")
ENDINGS = {
    "ru": regex.compile(r"\p{Cyrillic}{0,3}(?!\p{L}|-\p{L})"),
    "de": regex.compile(r"s?(?!\p{L}|-\p{Ll})"),
}
PLAIN = regex.compile(r"(?!\p{L}|-\p{L})")
STEM = regex.compile(r"(?:ого|ому|ыми|ым|ою|ом|ой|ая|ую|ий|ый|ей|ем|ия|ию|ии|а|я|у|ю|е|ы|и|ь|й)$")
ARTICLE = regex.compile(r"^(?:[AaEe]l-|[dDlL][’'])(?=\p{Lu})")
SENTENCE = regex.compile(r"(?:^|[.!?:…\n»”\"]\s*|[–—]\s)[«“\"]?$")
FREE = frozenset(" ,.;:)\n")  # no ending begins with these
FAR = 200  # characters that a name of the tables has at most
KEPT = 4096  # names, which come again in many texts
STEMMED = 3  # letters that a Russian stem has at least


_cased = lru_cache(maxsize=KEPT)(cased)


class Bearers:
    """The persons of a text by the words of their names."""

    def __init__(self, names: Iterable[str], titles: Titles) -> None:
        """`names` are as the text or its cast gives them; one in capitals is written as others are."""
        self._titles = titles
        self._by_word: dict[str, dict[str, None]] = {}
        self._called: dict[tuple[str, ...], str] = {}  # what has been named before, by what is written and the words
        for name in sorted(set(map(_cased, names)), key=self._rank):
            self._add(name)
        self._particles = {
            stem: {before for name in named if (before := _led(name, stem))} for stem, named in self._by_word.items()
        }

    def _rank(self, name: str) -> tuple[int, bool, int, str]:
        """The fullest name first, without initials; of Russian ones the shortest, which is the nominative."""
        length = len(name) if self._titles.language == "ru" else -len(name)
        return -len(name.split()), "." in name, length, name

    def _add(self, name: str) -> None:
        words = _words_of(name, self._titles)
        if not words:
            return
        if len(words) == 1 and self._by_word.get(self._stem(words[0])):
            return  # a surname of somebody who is named in full
        if any(self._is_form(name, other) for other in self._by_word.get(self._stem(words[-1]), ())):
            return
        if is_full(name):
            self._by_word.setdefault(name, {})[name] = None
        for word in dict.fromkeys((words[0], words[-1])):
            self._by_word.setdefault(self._stem(word), {})[name] = None

    def _is_form(self, name: str, other: str) -> bool:
        """Whether a name is another one in another case, or with an initial for the given name."""
        (one, *_, last), (given, *_, surname) = name.split() * 2, other.split() * 2
        if self._stem(last) != self._stem(surname):
            return False
        return self._stem(one) == self._stem(given) or (one[1:2] == "." and given[:1] == one[:1])

    def _stem(self, word: str) -> str:
        if self._titles.language == "ru":
            bare = STEM.sub("", word)
            word = bare if len(bare) >= STEMMED else word
        return word

    def mentions(self, text: Text) -> Iterator[Mention]:
        """Every mention of the persons, from left to right."""
        last: Span | None = None
        held: list[str] = []
        for span, stem in self._words(text):
            if last and self._goes_on(text.text, last[1], span[0]):
                last = last[0], span[1]
                held.append(stem)
                continue
            if last:
                yield self._mention(text, last, held)
            last, held = (self._begin(text.text, span[0], stem), span[1]), [stem]
        if last:
            yield self._mention(text, last, held)

    @staticmethod
    def _goes_on(text: str, end: int, start: int) -> bool:
        """Whether two words of names are parts of one name."""
        return text[end:start] == " " or (start - end < REACH and BETWEEN.fullmatch(text, end, start) is not None)

    def _mention(self, text: Text, span: Span, stems: list[str]) -> Mention:
        written = text.text[slice(*span)]
        known = written, *stems
        if known not in self._called:
            self._called[known] = self._full(stems) or _cased(written)
        return Mention(span, "person", None, self._called[known], None)

    def _full(self, stems: list[str]) -> str | None:
        """The full name of the one person whose name has all of some words."""
        named = [self._by_word[stem] for stem in stems]
        both = [name for name in named[-1] if all(name in each for each in named)]
        return both[0] if len(both) == 1 and is_full(both[0]) else None

    def _begin(self, text: str, start: int, stem: str) -> int:
        """Where a name begins: before the particles that it has, and before initials that are no form of address."""
        head = text[max(0, start - REACH) : start]
        particles = self._particles[stem]
        if particles:
            low = head.lower()
            longest = max((each for each in particles if low.endswith(each)), key=len, default="")
            head = head[: len(head) - len(longest)]
            start -= len(longest)
        before = INITIALS.search(head) if head[-2:].rstrip().endswith(".") else None
        if before is None or fold(before[0].rstrip().rstrip(".")) in self._titles.honorifics:
            return start
        return start - len(before[0])

    def _words(self, text: Text) -> Iterator[tuple[Span, str]]:
        """Where a word of a name stands, and its stem."""
        if not self._by_word:
            return
        written = {form: stem for stem in self._by_word for form in (stem.upper(), stem)}
        common: dict[str, bool] = {}  # whether a name that opens a sentence is an ordinary word of the text, too
        forms = list(written)
        ends = ENDINGS.get(self._titles.language, PLAIN)
        for number, start, end in longest_of(text.text, forms):
            if start and (text.text[start - 1].isalpha() or not self._parts(text.text, start)):
                continue
            last = _end(text.text, end, ends)
            if last is None or self._is_other(text, (start, end)):
                continue
            stem = written[forms[number]]
            opens = forms[number] == stem and _opens(text.text, start)
            if opens and stem not in common:
                common[stem] = stands(text.text, stem.lower())
            if opens and common[stem]:
                continue
            yield (start, last), stem

    @staticmethod
    def _is_other(text: Text, span: Span) -> bool:
        """Whether the tables know the words around a place as something else than a person."""
        if not text.covers(span):
            return False
        around = text.inside((max(0, span[0] - FAR), span[1] + FAR))
        spot = next((spot for spot in around if spot.span[0] <= span[0] and spot.span[1] >= span[1]), None)
        return spot is None or all(value.kind != "person" for value in spot.values)

    @staticmethod
    def _parts(text: str, start: int) -> bool:
        """Whether a name can begin here: behind a hyphen only with an article before it."""
        return text[start - 1] != "-" or text[max(0, start - 3) : start - 1] in ("Al", "al", "El", "el")


@lru_cache(maxsize=KEPT)
def _words_of(name: str, titles: Titles) -> tuple[str, ...]:
    """The words by which a person is found: each without an article in front ("Al-Dahr"), no initials, no particles."""
    words = (ARTICLE.sub("", word.rstrip(".")) for word in TOKEN.findall(name))
    idle = titles.particles | titles.none
    return tuple(word for word in words if len(word) > 1 and fold(word) not in idle)


def _end(text: str, end: int, ends: regex.Pattern[str]) -> int | None:
    """Where a word of a name ends with its ending; None where it is the beginning of another word."""
    if text[end : end + 1] in FREE:
        return end
    match = ends.match(text, end)
    return match.end() if match else None


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins at a place; not behind a word and a space, as most places are."""
    if text[start - 1 : start] == " " and text[start - 2 : start - 1].isalnum():
        return False
    return SENTENCE.search(text, max(0, start - 4), start) is not None


@lru_cache(maxsize=KEPT)
def _led(name: str, stem: str) -> str | None:
    """The particles before a word of a name, as they stand there; None where there are none."""
    at = name.find(stem)
    match = LED.search(name, 0, at) if at > 0 else None
    return match[0].lower() if match else None

"""Which line of the heading is the title, and what goes on with it."""

from functools import lru_cache

from collegium.reading.compose import Line
from collegium.reading.dates import dates
from collegium.reading.words import Words, fold

TELLING = 4  # words; a shorter line is a title only where there is no other
CLOSED = (".", ",", ";")  # how a sentence ends that is no title
REPEATED = 15  # code points; a shorter line stands in a page's own title by chance


def title_line(texts: list[str], others: list[tuple[int, Line]], repeated: str, words: Words) -> int | None:
    """Which of the heading's lines is the title, of those that are nothing else (`others`, with their lines).

    It is the one that the page's own title repeats, else the highest heading, else the most telling.
    """
    open_ended = [(i, line) for i, line in others if not texts[i].endswith(CLOSED)]
    kind = next((i for i, text in enumerate(texts) if heads_kind(text, words)), None)
    if not open_ended and kind is not None:
        return kind
    candidates = open_ended or others
    return _best(texts, candidates, fold(repeated), words) if candidates else None


def _best(texts: list[str], others: list[tuple[int, Line]], page: str, words: Words) -> int:
    """The line that the page's own title repeats, else the highest heading, else the most telling line."""
    in_page = [i for i, _ in others if len(texts[i]) > REPEATED and fold(texts[i]) in page]
    if in_page:
        return in_page[0]
    headings = [(line.level, i) for i, line in others if line.kind == "heading"]
    telling = [i for i, _ in others if len(texts[i].split()) >= TELLING]
    if headings:
        best = min(headings)[1]
        named = [i for i in telling if (i not in {j for _, j in headings}) and names_kind(texts[i], words)]
        return named[0] if named and len(texts[best].split()) < TELLING - 1 else best
    loud = [i for i in telling if texts[i].isupper() and names_kind(texts[i], words)]
    return (loud or telling or [others[0][0]])[0]


def heads_kind(text: str, words: Words) -> bool:
    """Whether a line begins with the name of a kind of document: "Resolution 12/7", "Press release No. 3"."""
    return fold(text).startswith(_kind_names(words))


@lru_cache
def _kind_names(words: Words) -> tuple[str, ...]:
    """The names of all kinds of documents, in full and as titles begin."""
    return tuple(phrase for table in (words.kinds, words.heads) for each in table.values() for phrase in each)


def names_kind(text: str, words: Words) -> bool:
    """Whether a line names a kind of document in more words than two, as titles do."""
    folded = fold(text)
    phrases = (phrase for each in words.kinds.values() for phrase in each)
    return len(folded.split()) > 2 and any(phrase in folded for phrase in phrases)


def joined(parts: list[tuple[str, str]], words: Words) -> str:
    """The title, given as the texts and roles of the lines from it on, with those that go on with it."""
    title = [parts[0][0]]
    for text, role in parts[1:]:
        if role != "other" or dates(text) or not _goes_on(title[-1], text, words):
            break
        title.append(text)
    return " ".join(title)


def _goes_on(before: str, text: str, words: Words) -> bool:
    """Whether a line goes on with the title: it begins low or with a preposition, or the one before ends in one."""
    first, last = text.split()[0], before.split()[-1]
    prepositions = words.titles["prepositions"]
    return first[0].islower() or fold(first) in prepositions or fold(last) in prepositions or last.endswith(",")

"""Which party a short phrase speaks for: "the Ambassador of X to Y" speaks for X."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain

from collegium.reading.contract import Span
from collegium.reading.vocabulary.inflection import forms
from collegium.reading.vocabulary.quick import Quick
from collegium.reading.vocabulary.tables import Agency, Forum, Party
from collegium.reading.vocabulary.words import AND, Phrasebook

# Names and adjectives outweigh the words that stand for a state. Capitals are no claim: many are surnames too.
NAMED, STANDS_FOR = 2, 1

Claim = tuple[str | None, int]  # the party, none where the words are the name of something else, and the weight

REMEMBERED = 1 << 12  # phrases whose party is kept
SHORT = 40  # code points of a phrase before which a filter is no help

# After these words stands whom an office is directed at, not whom it speaks for.
TOWARDS = {
    "en": frozenset(("to", "for", "in", "at", "with", "on", "against", "near", "about", "towards")),
    "fr": frozenset(("en", "au", "aux", "a", "aupres", "pour", "avec", "sur", "pres", "chez", "vers")),
    "es": frozenset(("en", "ante", "para", "con", "sobre", "a", "al", "hacia")),
    "de": frozenset(("in", "im", "bei", "beim", "fur", "mit", "zu", "zum", "zur", "nach", "an", "auf", "uber")),
    "ru": frozenset(("в", "во", "на", "при", "по", "с", "со", "о", "об", "для", "к")),
}
ARTICLES = frozenset(("the", "la", "le", "les", "l", "el", "los", "las", "der", "die", "das", "den", "dem", "des"))
LINKS = frozenset(("de", "del", "du", "d", "of"))  # "auprès de X", "the Republic of X"
STATES = frozenset((
    "republic", "kingdom", "state", "principality", "sultanate", "republique", "royaume", "etat", "principaute",
    "sultanat", "republica", "reino", "estado", "principado", "sultanato",
))  # fmt: skip
# "The spokesperson for X" does speak for X.
VOICES = frozenset(("spokesperson", "spokesman", "spokeswoman", "parole", "portavoz", "sprecher", "sprecherin"))


def phrasebook(
    language: str, parties: Iterable[Party], agencies: Iterable[Agency], forums: Iterable[Forum], others: Iterable[str]
) -> Quick[Claim]:
    """The words that name a party in a language, and those of forums and `others`, which may hold a party's name."""
    entries = (_of_parties(language, parties), _of_agencies(language, agencies), _of_others(language, forums, others))
    return Quick(Phrasebook(language, chain.from_iterable(entries)))


def _of_parties(language: str, parties: Iterable[Party]) -> Iterator[tuple[str, Claim]]:
    for party in parties:
        for adjective in party.adjectives.get(language, ()):
            yield from ((form, (party.id, NAMED)) for form in forms(adjective, language, adjective=True))
        for national in party.nationals.get(language, ()):
            yield from ((form, (party.id, NAMED)) for form in forms(national, language, national=True))
        for words, weight in ((party.names, NAMED), (party.metonyms, STANDS_FOR)):
            for name in words.get(language, ()):
                yield from ((form, (party.id, weight)) for form in forms(name, language))


def _of_agencies(language: str, agencies: Iterable[Agency]) -> Iterator[tuple[str, Claim]]:
    for agency in agencies:
        for name in agency.names.get(language, ()):
            yield from ((form, (agency.party, STANDS_FOR)) for form in forms(name, language))


def _of_others(language: str, forums: Iterable[Forum], others: Iterable[str]) -> Iterator[tuple[str, Claim]]:
    for other in (*others, *(name for forum in forums for name in forum.names.get(language, ()))):
        yield from ((form, (None, NAMED)) for form in forms(other, language))


def told(known: Quick[Claim]) -> Callable[[str], str | None]:
    """What tells the party of a phrase, and remembers it: mastheads and the words of headings come again."""
    return lru_cache(maxsize=REMEMBERED)(lambda text: party_of(text, known))


def party_of(text: str, known: Quick[Claim]) -> str | None:
    """The party that a phrase speaks for; none where it names none, or several with the same weight."""
    matches = known.book.matches(text) if len(text) < SHORT else known.matches(text)
    spans = [(match.span, match.values) for match in matches]
    claims = list(_speaking(text, spans, known.book)) if spans else ()  # few texts name a party
    for weight in (NAMED, STANDS_FOR):
        weighty = [kept for claim in claims if (kept := tuple(c for c in claim if c[1] == weight and c[0]))]
        if weighty:
            return _agreed(weighty)
    return None


def _agreed(claims: list[tuple[Claim, ...]]) -> str | None:
    """The one party that all claims may mean."""
    meant = set.intersection(*({party for party, _ in claim} for claim in claims))
    return next(iter(meant)) if len(meant) == 1 else None


def _speaking(
    text: str, spans: list[tuple[Span, tuple[Claim, ...]]], book: Phrasebook[Claim]
) -> Iterator[tuple[Claim, ...]]:
    """The claims that the phrase speaks for, not those that an office is directed at, alone or in a list."""
    after_directed = -1
    found, keys = book.words(text)
    starts = [word.start() for word in found]
    for (start, end), claims in spans:
        at = _beginning(keys, bisect_left(starts, start))
        joined = at > 0 and keys[at - 1] in (AND.get(book.language), ",")
        beside = (at - 1 if joined else at) == after_directed
        if beside or _directed(keys[:at], book.language):
            after_directed = bisect_left(starts, end)
        else:
            yield claims


def _beginning(keys: list[str], at: int) -> int:
    """Where the name of a state begins with its article and with words such as "the Republic of"."""
    at = _before_articles(keys, at)
    if at > 1 and keys[at - 1] in LINKS and keys[at - 2] in STATES:
        at = _before_articles(keys, at - 2)
    return at


def _before_articles(keys: list[str], at: int) -> int:
    while at and keys[at - 1] in ARTICLES:
        at -= 1
    return at


def _directed(before: list[str], language: str) -> bool:
    """Whether the words before a party say that an office is directed at it: an office, then one of TOWARDS."""
    towards = TOWARDS.get(language, TOWARDS["en"])
    if before and before[-1] in LINKS:
        return len(before) > 2 and before[-2] in towards
    return len(before) > 1 and before[-1] in towards and before[-2] not in VOICES

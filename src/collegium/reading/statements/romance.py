"""Verbs of French and Spanish: forms that show person and tense, pronouns before them, subjects that are left out."""

from typing import Final

from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import Head
from collegium.reading.statements.wills import back_of, links, negated_before, next_of, tells_of_thing, with_subject

MODES: Final = {"will": "future", "future": "future", "duty": "duty", "possible": "possible", "would": "possible"}
SIMPLE: Final = {"base": "", "third": "", "past": "", "future": "future", "would": "possible"}
SPEAKING: Final = frozenset(("", "supports", "objects", "requests", "proposes", "holds", "consults"))
LONG: Final = 6  # letters of a word that may be a verb in the future
INSERTED: Final = 6  # words that may stand between an auxiliary and its participle: "ont, à cette occasion, signé"
NEAR: Final = 9  # words behind a verb among which what hangs on it may stand
SCAN: Final = 7  # words behind "to be" among which the word stands that says what something is


def romance(sentence: Sentence, at: int, found: list[Head], lexicon: Lexicon) -> Head | None:
    """The head that begins at a place, with its subject."""
    entry = sentence.entries[at]
    head = None
    if entry.tags & {"be", "have", "duty", "possible", "future", "wish"} and "nominal" not in entry.tags:
        head = _group(sentence, at, lexicon)
    if head is None and not found and _begins(sentence, at):
        head = _opening(sentence, at)
    if head is None and entry.verb:
        if entry.shape in SIMPLE:
            head = _simple(sentence, at, found)
        elif entry.shape == "gerund":
            head = _gerund(sentence, at, found)
        elif found and links(sentence, at - 1):
            head = _like(sentence, at, found[-1])
    elif head is None and _to_come(sentence, at, lexicon):
        head = Head(at, at, sentence.words[at], "future", "future")
    if head is not None and not head.participle:
        with_subject(sentence, head, found, lexicon)
        if head.relative and tells_of_thing(sentence, head):
            return None
    return head


def _to_come(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether a word that the tables do not know is a verb in the future, by its ending."""
    entry, word = sentence.entries[at], sentence.words[at]
    if entry.tags or entry.noun or sentence.mentions[at] is not None or len(word) < LONG:
        return False
    return word.endswith(lexicon.tails["future"])


def _begins(sentence: Sentence, at: int) -> bool:
    """Whether only numbers, marks and adverbs stand before a place."""
    return all(
        "adverbs" in sentence.entries[before].tags or not sentence.words[before][0].isalpha() for before in range(at)
    )


def _opening(sentence: Sentence, at: int) -> Head | None:
    """What a paragraph of a resolution begins with: "Préoccupé par …", "Consciente de que …", "Demander à …"."""
    entry = sentence.entries[at]
    if entry.adjective:
        return Head(at, at, sentence.words[at], "adjective", "copula", participle=True)
    if entry.verb and entry.shape == "infinitive":
        return Head(at, at, entry.verb, "base", participle=True)
    return None


def reflexive(sentence: Sentence, first: int) -> bool:
    """Whether the pronoun before a verb is that of its own subject; "nous" only where it stands twice."""
    for at in range(first - 1, max(-1, first - 5), -1):
        if sentence.mentions[at] is not None:
            return False
        if sentence.tagged(at, "self"):
            return _of_subject(sentence, at, first)
        if not sentence.entries[at].tags & {"adverbs", "negations"}:
            return False
    return False


def _of_subject(sentence: Sentence, at: int, first: int) -> bool:
    """Whether a pronoun before a verb is its subject's own: "me" needs an "I", "nous" a second "nous".

    In Spanish, which leaves its subjects out, the form of the verb shows them.
    """
    person = next((each for each in ("i", "we") if sentence.tagged(at, f"self_{each}")), None)
    if person is None:
        return True
    before = at - 1
    while before >= 0 and (sentence.tagged(before, "negations") or sentence.words[before] == "'"):
        before -= 1
    return sentence.tagged(before, person) or (sentence.tagged(at, "shown") and sentence.tagged(first, person))


def _infinitive(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether the word at a place is an infinitive, of the tables or by its ending."""
    if at >= len(sentence) or sentence.mentions[at] is not None:
        return False
    entry = sentence.entries[at]
    return entry.shape == "infinitive" or (not entry.tags and sentence.words[at].endswith(lexicon.tails["infinitive"]))


def _group(sentence: Sentence, at: int, lexicon: Lexicon) -> Head | None:
    """An auxiliary and what hangs on it."""
    tags = sentence.entries[at].tags
    mode = next((name for tag, name in MODES.items() if tag in tags), "")
    after = next_of(sentence, at, lexicon)
    if after >= len(sentence):
        return None
    negated = negated_before(sentence, at, lexicon)
    if "be" in tags:
        return _be(sentence, at, after, mode, negated, lexicon)
    if "have" in tags:
        return _perfect(sentence, at, after, mode, negated, lexicon)
    while after < len(sentence) and sentence.tagged(after, "to"):
        after = next_of(sentence, after, lexicon)
    if after < len(sentence) and sentence.mentions[after] is None and sentence.entries[after].tags & {"be", "have"}:
        inner = _group(sentence, after, lexicon)
        if inner:
            inner.first, inner.negated = at, negated or inner.negated
            if inner.mode != "copula":
                inner.mode = f"{mode} {'passive' if 'passive' in inner.mode else ''}".strip()
            return inner
    if not _infinitive(sentence, after, lexicon):
        return None
    entry = sentence.entries[after]
    if "wish" in tags and lexicon.acts.get(entry.verb, lexicon.carriers.get(entry.verb)) not in SPEAKING:
        return None
    return Head(after, at, entry.verb or sentence.words[after], "base", mode, negated)


def _perfect(sentence: Sentence, at: int, after: int, mode: str, negated: bool, lexicon: Lexicon) -> Head | None:
    """The participle behind "to have": "ont signé"; behind "ont été" it is that of a passive."""
    after = _past_insertion(sentence, after)
    entry, word = sentence.entries[after], sentence.words[after]
    if sentence.mentions[after] is not None:
        return None
    if "been" in entry.tags:
        inner = _be(sentence, after, next_of(sentence, after, lexicon), mode, negated, lexicon)
        if inner:
            inner.first = at
        return inner
    if "participle" in entry.tags or (not entry.tags and not entry.noun and word.endswith(lexicon.tails["participle"])):
        return Head(after, at, entry.verb or word, "past", mode or "perfect", negated)
    return None


def _past_insertion(sentence: Sentence, after: int) -> int:
    """The place of the participle behind an insertion: "ont par ailleurs exprimé"; else the place itself."""
    if sentence.words[after] != "," and "prepositions" not in sentence.entries[after].tags:
        return after
    for place in range(after + 1, min(after + INSERTED, len(sentence))):
        tags = sentence.entries[place].tags
        if "participle" in tags or "been" in tags:
            return place
        if tags & {"have", "be", "that", "relatives"} or sentence.words[place] in ";:.":
            break
    return after


def _be(sentence: Sentence, at: int, after: int, mode: str, negated: bool, lexicon: Lexicon) -> Head | None:
    """What stands behind "to be": a perfect ("est venu", "s'est félicité"), an adjective, a passive, a gerund."""
    if after >= len(sentence) or sentence.mentions[after] is not None:
        return None
    entry = sentence.entries[after]
    participle = "participle" in entry.tags
    if "moves" in entry.tags or (participle and reflexive(sentence, at)):
        return Head(after, at, entry.verb or sentence.words[after], "past", mode or "perfect", negated)
    if entry.adjective:
        return Head(after, at, sentence.words[after], "adjective", "copula", negated)
    if participle:
        return Head(after, at, entry.verb, "participle", f"{mode} passive".strip(), negated)
    if entry.verb and entry.shape == "gerund":
        return Head(after, at, entry.verb, "gerund", mode or "progressive", negated)
    return _copula(sentence, at, after, negated)


def _copula(sentence: Sentence, at: int, after: int, negated: bool) -> Head | None:
    """ "est d'une grande importance", "es una prioridad": an act word within the next words."""
    for place in range(after, min(after + SCAN, len(sentence))):
        entry = sentence.entries[place]
        if sentence.words[place] in ",;:.–—" or entry.tags & {"relatives", "subordinators", "that"}:
            break
        if sentence.mentions[place] is not None:
            continue
        if entry.adjective or entry.noun in ("holds", "supports", "objects"):
            return Head(place, at, sentence.words[place], "adjective" if entry.adjective else "noun", "copula", negated)
    return None


def _simple(sentence: Sentence, at: int, found: list[Head]) -> Head | None:
    """A finite form on its own; one that is a noun too is none behind an article or a preposition."""
    entry = sentence.entries[at]
    told = sentence.tagged(_subject_at(sentence, at), "i")
    if entry.shape == "base" and "participle" in entry.tags and not told:
        return None  # "réunis à Tarnoval"
    last = at - 2 if at > 1 and sentence.words[at - 1] == "'" else at - 1
    before = sentence.entries[last].tags if last >= 0 else frozenset()
    if "doubtful" in entry.tags and before & {"determiners", "prepositions", "our", "to"}:
        return None
    if "doubtful" in entry.tags and "conjunctions" in before and not found:
        return None
    if "prepositions" in before and "adverbs" not in before:
        return None
    return Head(at, at, entry.verb, entry.shape, SIMPLE[entry.shape])


def _subject_at(sentence: Sentence, at: int) -> int:
    """The place of the word before the pronouns and marks that stand before a verb; its own where there is none."""
    before = at - 1
    while before >= 0 and (sentence.words[before] == "'" or sentence.entries[before].tags & {"adverbs", "negations"}):
        before -= 1
    return before if before >= 0 else at


def _like(sentence: Sentence, at: int, like: Head) -> Head | None:
    """ "a condamné et rejeté", "devons renforcer et soutenir": a further verb on the auxiliary of the one before."""
    entry = sentence.entries[at]
    bound = {"participle": ("perfect", "passive"), "infinitive": ("future", "duty")}[entry.shape]
    if like.mode not in bound or like.first == like.at:
        return None
    return Head(at, at, entry.verb, "past" if entry.shape == "participle" else "base", like.mode, joined=True)


def _gerund(sentence: Sentence, at: int, found: list[Head]) -> Head | None:
    """ "…, soulignant que": a further act of the same actors, or the paragraph of a preamble."""
    entry = sentence.entries[at]
    before = at - 1
    while before >= 0 and sentence.entries[before].tags & {"adverbs", "negations"}:
        before -= 1
    tags = sentence.entries[before].tags if before >= 0 else frozenset()
    begins = before < 0 or not any(word[0].isalpha() for word in sentence.words[: before + 1])
    like = found[-1] if found else None
    goes_on = like is not None and (
        sentence.word(before) in ("", ",", ";") or (like.participle and "conjunctions" in tags)
    )
    if "loose" in entry.tags or not (begins or goes_on or sentence.tagged(before - 1, "while")):
        return None
    return Head(at, at, entry.verb, "gerund", joined=bool(found), participle=True)


def doing(sentence: Sentence, at: int, end: int, lexicon: Lexicon) -> int | None:
    """The place of an infinitive that hangs on a verb: at once, or behind "à", "de", "a" among the next words."""
    for place in range(at + 1, min(end, at + NEAR)):
        if sentence.words[place] in ";:.–—" or sentence.entries[place].tags & {"that", "relatives"}:
            return None
        if _infinitive(sentence, place, lexicon):
            before = back_of(sentence, place, lexicon)
            if before <= at or sentence.tagged(before, "to"):
                return place
    return None

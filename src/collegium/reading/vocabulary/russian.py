"""Russian forms by rules: a declension is the endings of six cases, from the nominative to the prepositional."""

Cases = tuple[str, str, str, str, str, str]

VELARS = tuple("гкх")
SIBILANTS = tuple("жшчщ")
CONSONANTS = tuple("бвгджзклмнпрстфхцчшщ")
NOUNS_LIKE_ADJECTIVES = ("ание", "ение", "яние")  # "Совещание" is no plural such as "верхние"
VOWELS = tuple("аеиоуыэюя")

HARD = {
    "ый": ("ый", "ого", "ому", "ого", "ым", "ом"),
    "ой": ("ой", "ого", "ому", "ого", "ым", "ом"),
    "ая": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "ое": ("ое", "ого", "ому", "ое", "ым", "ом"),
    "ые": ("ые", "ых", "ым", "ых", "ыми", "ых"),
}
VELAR = {
    "ий": ("ий", "ого", "ому", "ого", "им", "ом"),
    "ая": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "ое": ("ое", "ого", "ому", "ое", "им", "ом"),
    "ие": ("ие", "их", "им", "их", "ими", "их"),
}
SOFT = {
    "ий": ("ий", "его", "ему", "его", "им", "ем"),
    "яя": ("яя", "ей", "ей", "юю", "ей", "ей"),
    "ее": ("ее", "его", "ему", "ее", "им", "ем"),
    "ие": ("ие", "их", "им", "их", "ими", "их"),
}
NOUNS: dict[str, tuple[Cases, ...]] = {
    "ия": (("ия", "ии", "ии", "ию", "ией", "ии"),),
    "ий": (("ий", "ия", "ию", "ия", "ием", "ии"),),
    "ие": (("ие", "ия", "ию", "ие", "ием", "ии"),),
    "оре": (("оре", "оря", "орю", "оре", "орем", "оре"),),
    "ье": (("ье", "ья", "ью", "ье", "ьем", "ье"),),
    "ово": (("ово", "ова", "ову", "ово", "овом", "ове"),),
    "ство": (("ство", "ства", "ству", "ство", "ством", "стве"),),
    "а": (("а", "ы", "е", "у", "ой", "е"),),
    "я": (("я", "и", "е", "ю", "ей", "е"),),
    "й": (("й", "я", "ю", "я", "ем", "е"),),
    "тель": (("тель", "теля", "телю", "теля", "телем", "теле"),),
    "арь": (("арь", "аря", "арю", "аря", "арем", "аре"),),
    "ь": (("ь", "и", "и", "ь", "ью", "и"), ("ь", "я", "ю", "я", "ем", "е")),
    "ы": (("ы", "", "ам", "ы", "ами", "ах"), ("ы", "ов", "ам", "ы", "ами", "ах")),
}
PLURAL_NOUNS: dict[str, tuple[Cases, ...]] = {
    "ии": (("ии", "ий", "иям", "ии", "иями", "иях"),),
    "а": (("а", "ов", "ам", "а", "ами", "ах"),),
    "ы": NOUNS["ы"],
}
# Endings of names of nationals in both numbers: "россиянин", "грузин", "немец" and all others.
NATIONAL_ANIN = (
    "ин",
    "ина",
    "ину",
    "ином",
    "ине",
    "е",
    "",
    "ам",
    "ами",
    "ах",
    "ка",
    "ки",
    "ке",
    "ку",
    "кой",
    "ок",
    "кам",
    "ками",
    "ках",
)
NATIONAL_IN = ("ин", "ина", "ину", "ином", "ине", "ы", "", "ам", "ами", "ах")
NATIONAL_EC = ("ца", "цу", "цем", "це", "цы", "цев", "цам", "цами", "цах")
NATIONAL = ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")
CONSONANT: Cases = ("", "а", "у", "а", "ом", "е")
UNCHANGED: Cases = ("", "", "", "", "", "")


def adjective(word: str) -> list[str]:
    """The forms of an adjective in all genders and both numbers."""
    stem = word[:-2]
    kind = _kind(word)
    return [stem + ending for cases in kind.values() for ending in cases] if word.endswith(tuple(kind)) else []


def national(word: str) -> list[str]:
    """The forms of the name of a national in both numbers; those of a woman's where it is made from "-анин"."""
    stem = word[:-2]
    if word.endswith(("анин", "янин")):
        return [stem + ending for ending in NATIONAL_ANIN]
    if word.endswith("ин"):
        return [stem + ending for ending in NATIONAL_IN]
    if word.endswith("ец"):
        link = "й" if stem.endswith(VOWELS) else "ь" if stem.endswith("л") else ""
        return [word, *(stem + link + ending for ending in NATIONAL_EC)]
    return _spelled(word, NATIONAL) if word.endswith(CONSONANTS) else []


def noun(phrase: str) -> list[str]:
    """The forms of a name or title: adjectives and head in the same case, what follows the head unchanged.

    Two heads may be joined by "и" ("Босния и Герцеговина").
    """
    first, joint, second = phrase.partition(" и ")
    if joint and second[:1].isupper() == first[:1].isupper() and not _is_adjective(first):
        return [f"{one} и {other}" for one, other in zip(_declined(first), _declined(second), strict=False)]
    return _declined(phrase)


def _declined(phrase: str) -> list[str]:
    words = phrase.split(" ")
    at = next((number for number, word in enumerate(words[:-1]) if not _is_adjective(word)), len(words) - 1)
    adjectives = [_adjective_cases(word) for word in words[:at]]
    rest = words[at + 1 :]
    return [
        " ".join([*(cases[case] for cases in adjectives), head[case], *rest])
        for head in _head(words[at], plural=_is_plural(words[: at + 1]))
        for case in range(6)
    ]


def _is_plural(words: list[str]) -> bool:
    """Whether a head is in the plural: its adjective is, or it is "острова"."""
    return words[-1].endswith(("острова", "Острова")) or (len(words) > 1 and words[-2].endswith(("ые", "ие")))


def _is_adjective(word: str) -> bool:
    if word.endswith(NOUNS_LIKE_ADJECTIVES):
        return False
    return len(word) > 4 and word.endswith(tuple(_kind(word))) and word[:-2].endswith(CONSONANTS)


def _kind(word: str) -> dict[str, Cases]:
    stem = word[:-2]
    if stem.endswith(VELARS):
        return VELAR
    return HARD if word.endswith(tuple(HARD)) else SOFT


def _adjective_cases(word: str) -> list[str]:
    return [word[:-2] + ending for ending in _kind(word)[word[-2:]]]


def _head(word: str, *, plural: bool) -> list[list[str]]:
    """The declensions that a head noun may have."""
    if word.isupper():
        return [[word] * 6]
    if word.endswith(CONSONANTS):
        return [_spelled(word, CONSONANT)]
    for ending, declensions in (PLURAL_NOUNS if plural else NOUNS).items():
        if word.endswith(ending):
            return [_spelled(word[: -len(ending)], cases) for cases in declensions]
    first, hyphen, last = word.partition("-")
    if hyphen and first.endswith("я"):  # "Гвинея-Бисау": the first part is declined
        return [[f"{form}-{last}" for form in forms] for forms in _head(first, plural=False)]
    return [_spelled(word, UNCHANGED)]


def _spelled(stem: str, cases: tuple[str, ...]) -> list[str]:
    """Stem and endings, as the rules of spelling join them."""
    if stem.endswith(VELARS + SIBILANTS):
        cases = tuple("и" if ending == "ы" else ending for ending in cases)
    if stem.endswith((*SIBILANTS, "ц")):
        cases = tuple({"ой": "ей", "ом": "ем"}.get(ending, ending) for ending in cases)
    return [stem + ending for ending in cases]

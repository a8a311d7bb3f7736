"""The forms in which the words of the tables stand in texts, by rules for each language.

The rules make more forms than a grammar allows ("Jemens" and "Jemenes"): what no text holds does no harm, what a
text holds must be found. A word that begins with `=` is taken as it stands.
"""

from collections.abc import Callable

from collegium.reading.vocabulary import russian

Rule = Callable[[str], list[str]]


def forms(word: str, language: str, *, adjective: bool = False, national: bool = False) -> list[str]:
    """The word and its forms in a language, itself first; only the word itself where no rule is known.

    A noun unless it is said to be an adjective or to name a national, who comes in both numbers.
    """
    if word.startswith("="):
        return [word[1:]]
    rule = (ADJECTIVES if adjective else NATIONALS if national else NOUNS).get(language)
    return list(dict.fromkeys([word, *(rule(word) if rule else [])]))


def english_adjective(word: str) -> list[str]:
    """Most adjectives name a national too, and take an -s then."""
    return [word + "s"] if word.endswith(("an", "i", "ab", "ot", "ek", "er")) else []


def french_adjective(word: str) -> list[str]:
    """Feminine and plural."""
    if word.endswith("e"):
        return [word + "s"]
    if word.endswith("s"):
        return [word + "e", word + "es"]
    feminine = word + "ne" if word.endswith("en") else word + "e"
    return [feminine, word + "s", feminine + "s"]


def spanish_adjective(word: str) -> list[str]:
    """Feminine and plural."""
    if word.endswith(("a", "e")):
        return [word + "s"]
    if word.endswith(("í", "ú")):
        return [word + "s", word + "es"]
    stem = word[:-1] if word.endswith("o") else word
    return [stem + "a", stem + "as", stem + ("os" if word.endswith("o") else "es")]


def german_adjective(word: str) -> list[str]:
    """An adjective such as "russisch"; one such as "Schweizer" names nationals too."""
    endings = ("s", "n") if word[:1].isupper() else ("e", "er", "en", "em", "es")
    return [word + ending for ending in endings]


def english_national(word: str) -> list[str]:
    """The plural."""
    return [word[:-3] + "men"] if word.endswith("man") else [word + "s"]


def german_national(word: str) -> list[str]:
    """Cases and numbers of both genders: "Russe", "Spanier", "Israeli", "Zypriot"."""
    if word.endswith("e"):
        return [word + "n", word[:-1] + "in", word[:-1] + "innen"]
    endings = ("s",) if word.endswith(("a", "i", "o")) else ("s", "n", "in", "innen")
    weak = () if word.endswith(("a", "i", "o", "r")) else ("en",)
    return [word + ending for ending in (*endings, *weak)]


def german_noun(phrase: str) -> list[str]:
    """Adjectives before a noun take -en; the noun takes -s, -es or -n."""
    *before, noun = phrase.split(" ")
    endings = ("n",) if noun.endswith("e") else ("es",) if noun.endswith(("s", "z", "x", "ß")) else ("s", "es")
    nouns = [noun, *(noun + ending for ending in endings)]
    beginnings = dict.fromkeys((" ".join(before), " ".join(map(_weak, before))))
    return [f"{beginning} {form}".strip() for beginning in beginnings for form in nouns]


def _weak(word: str) -> str:
    if word.endswith(("es", "er")):
        return word[:-1] + "n"
    return word + "n" if word.endswith("e") else word


ADJECTIVES: dict[str, Rule] = {
    "en": english_adjective,
    "fr": french_adjective,
    "es": spanish_adjective,
    "de": german_adjective,
    "ru": russian.adjective,
}
NATIONALS: dict[str, Rule] = {
    "en": english_national,
    "fr": french_adjective,
    "es": spanish_adjective,
    "de": german_national,
    "ru": russian.national,
}
NOUNS: dict[str, Rule] = {"de": german_noun, "ru": russian.noun}

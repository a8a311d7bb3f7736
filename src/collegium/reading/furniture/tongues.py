"""The languages that a line offers: names and codes of languages, as language bars write them."""

import regex

from collegium.reading.words import Words

CODES = frozenset({"en", "fr", "es", "de", "ru", "ar", "zh", "pt", "it", "nl", "pl", "uk", "be", "tr", "fa", "ja", "ko", "sr", "hy", "ka", "az", "kk", "uz", "ms", "id", "vi", "th", "el", "he", "ro", "bg", "cs", "sk", "hu", "sv", "no", "da", "fi", "et", "lv", "lt"})  # fmt: skip

NAMES = {
    "en": (
        "english",
        "eng",
        "anglais",
        "inglés",
        "ingles",
        "englisch",
        "английский",
        "англ",
        "anglaise",
        "inglesa",
        "englische",
        "английская",
        "английском",
    ),
    "fr": (
        "français",
        "francais",
        "fra",
        "french",
        "francés",
        "frances",
        "französisch",
        "французский",
        "франц",
        "française",
        "francesa",
        "französische",
        "французская",
        "французском",
    ),
    "es": (
        "español",
        "espanol",
        "esp",
        "spanish",
        "espagnol",
        "spanisch",
        "castellano",
        "испанский",
        "исп",
        "espagnole",
        "española",
        "spanische",
        "испанская",
        "испанском",
    ),
    "de": (
        "deutsch",
        "deu",
        "german",
        "allemand",
        "alemán",
        "aleman",
        "немецкий",
        "нем",
        "allemande",
        "alemana",
        "deutsche",
        "немецкая",
        "немецком",
    ),
    "ru": (
        "русский",
        "рус",
        "russian",
        "russe",
        "ruso",
        "russisch",
        "pусский",
        "rusa",
        "russische",
        "русская",
        "русском",
    ),
    "ar": ("العربية", "arabic", "arabe", "árabe", "arabisch", "арабский"),
    "zh": ("中文", "chinese", "chinois", "chino", "chinesisch", "китайский", "简体中文"),
    "pt": ("português", "portugues", "portuguese", "portugais"),
    "it": ("italiano", "italian", "italien"),
    "uk": ("українська", "ukrainian"),
    "be": ("беларуская", "belarusian"),
    "ms": ("bahasa melayu", "bahasa", "malay"),
    "pl": ("polski", "polish"),
    "tr": ("türkçe", "turkish"),
}
BY_NAME = {name: code for code, names in NAMES.items() for name in names}
SENTENCE = regex.compile(r"(?<=[.!])\s")
WORD = regex.compile(r"[\p{L}\p{M}]+(?:-[\p{L}]{2}(?=\d|\b))?")


def offered(line: str, words: Words) -> list[str]:
    """ISO 639-1 codes of the languages that a folded line offers, in order; empty for a line that says anything else.

    Two languages without another word are a language bar, and so is one beside words such as "also available".
    """
    last = SENTENCE.split(line.replace("bahasa melayu", "bahasa"))[-1]
    tokens = [match.group() for match in WORD.finditer(last)]
    hints = any(token in words.furniture["versions"] for token in tokens)
    found: list[str] = []
    for token in tokens:
        code = BY_NAME.get(token) or (token[:2] if token.partition("-")[0] in CODES else "")
        if code and (len(token) > 2 or not hints or _set_apart(last, token)):
            found.append(code)
        elif token not in words.furniture["versions"] and not (hints and token in words.stop):
            return []
    codes = list(dict.fromkeys(found))
    return codes if len(codes) > 1 or (codes and hints) else []


def _set_apart(line: str, code: str) -> bool:
    """Whether a code of two letters stands by itself between marks, and is no word of a sentence ("en", "de")."""
    return regex.search(rf"(?:^|[|/•,:(])\s*{code}\s*(?:[|/•,)]|$)", line) is not None

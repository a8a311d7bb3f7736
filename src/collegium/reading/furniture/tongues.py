"""The languages that a line offers: names and codes of languages, as language bars write them."""

import regex

CODES = frozenset({"en", "fr", "es", "de", "ru", "ar", "zh", "pt", "it", "nl", "pl", "uk", "be", "tr", "fa", "ja", "ko", "sr", "hy", "ka", "az", "kk", "uz", "ms", "id", "vi", "th", "el", "he", "ro", "bg", "cs", "sk", "hu", "sv", "no", "da", "fi", "et", "lv", "lt"})  # fmt: skip

NAMES = {
    "en": ("english", "eng", "anglais", "inglés", "ingles", "englisch", "английский", "англ"),
    "fr": ("français", "francais", "fra", "french", "francés", "frances", "französisch", "французский", "франц"),
    "es": ("español", "espanol", "esp", "spanish", "espagnol", "spanisch", "castellano", "испанский", "исп"),
    "de": ("deutsch", "deu", "german", "allemand", "alemán", "aleman", "немецкий", "нем"),
    "ru": ("русский", "рус", "russian", "russe", "ruso", "russisch", "pусский"),
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
WORD = regex.compile(r"[\p{L}\p{M}]+(?:-[\p{L}]{2}(?=\d|\b))?")


def tongues(line: str) -> list[str]:
    """ISO 639-1 codes of the languages named in a folded line, in order; empty where a word is no language's name."""
    found = []
    for match in WORD.finditer(line.replace("bahasa melayu", "bahasa")):
        word = match.group()
        code = BY_NAME.get(word) or (word[:2] if word.partition("-")[0] in CODES else "")
        if not code:
            return []
        found.append(code)
    return list(dict.fromkeys(found))

"""Values, languages, kinds and counts in the words of the page."""

from collegium.exchange.dates import is_real
from collegium.exchange.named import Entry
from collegium.exchange.page.markup import escaped
from collegium.exchange.speech import date_said, figure, said

LANGUAGES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "mt": "Maltese", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def kind_in_words(kind: str) -> str:
    """`press_conference` → `Press conference`."""
    return said("Communiqué" if kind == "communique" else kind.replace("_", " ").capitalize())


def language_in_words(code: str) -> str:
    """`de` → `German`; a code that is not known here stays a code."""
    return said(LANGUAGES[code]) if code in LANGUAGES else code


def listed(names: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(names) < 2:
        return "".join(names)
    return said("%(names)s and %(last)s", names=", ".join(names[:-1]), last=names[-1])


def value_in_words(entry: Entry) -> str:
    """`2024-06/2024-08` → `June 2024 to August 2024`, `12500` → `12,500`; empty where there is no value."""
    if entry.value is None:
        return ""
    if not isinstance(entry.value, str):
        return figure(entry.value)
    start, slash, end = entry.value.partition("/")
    return said("%(start)s to %(end)s", start=date_said(start), end=date_said(end)) if slash else date_said(start)


def told(entry: Entry) -> str:
    """What a mark says of itself: its kind, then its name and code, or its value."""
    kind = said(entry.kind.capitalize())
    if entry.kind in ("date", "quantity"):
        return f"{kind}: {value_in_words(entry) or said('not known')}"
    return f"{kind}: {entry.name}{f' ({entry.code})' if entry.code else ''}"


def time_element(shown: str, value: str) -> str:
    """`<time>` around a date or time of day, where `value` is one that a machine can read."""
    real = is_real(value)
    return f'<time datetime="{escaped(value)}">{escaped(shown)}</time>' if real else escaped(shown)

"""Offices that say what part somebody has in a meeting: who presides, who speaks for others."""

import regex

PRESIDING = regex.compile(
    r"(?:The|Le|La|El|Der|Die)\s(?:Acting\s|Temporary\s)?(?:President|Chair|Présidente?|Presidenta?e?|Präsident|Vorsitzende)|Председатель",
    regex.IGNORECASE,
)
SPOKES = regex.compile(
    r"spokes|press secretary|porte-parole|portavoz|sprecher|пресс-секретар|официальн\w+ представител|moderator|host\b",
    regex.IGNORECASE,
)

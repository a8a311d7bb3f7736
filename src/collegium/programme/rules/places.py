"""Places as they are compared: by their words alone, however they are written."""

from functools import lru_cache

from collegium.register.search.folding import words_in


@lru_cache(maxsize=1 << 12)
def folded_place(place: str) -> str:
    """A place in small letters, without accents and with single blanks, so that two ways of writing it meet."""
    return " ".join(word for word, _start, _end in words_in(place)) or place.strip().casefold()

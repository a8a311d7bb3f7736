"""Ids of names that are built: the parties and bodies in them, then the head ("us-austria-strategic-dialogue")."""

import re
import unicodedata
from collections.abc import Iterator

from collegium.reading.contract import Span
from collegium.reading.mentions.found import Spot, Text
from collegium.reading.mentions.grammar import LOW, Head
from collegium.reading.vocabulary import Vocabulary

SHORT = {"US": "us", "GB": "uk", "AE": "uae"}  # states that are called by their letters
FORMAT = ("dialogue", "summit", "trilateral", "consultations", "partnership", "commission", "committee", "meeting")
BETWEEN = re.compile(r"\s(?:[Bb]etween|entre|zwischen|между)\s[^.,;\n]{3,80}")


class Slugs:
    """Makes ids, with the names of parties that a vocabulary gives."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def of(self, text: Text, span: Span, head: Span, kind: Head) -> str | None:
        """The id of a forum: of a format between parties by its parts, of another by its English name, else None.

        Instruments have ids from tables alone.
        """
        if kind.kind != "forum":
            return None
        sides = list(dict.fromkeys(self._sides(text, span, head)))
        if len(sides) < 2 or not kind.slug.endswith(FORMAT):
            is_name = text.language == "en" and kind.strength != LOW and span != head
            return self._of_name(text, span) if is_name else None
        about = text.text[head[0] : span[1]].partition(" on ")[2]
        parts = (*sides, self._field(text, span, head), kind.slug, "on" if about else "", slug(about))
        return "-".join(filter(None, parts))

    def _of_name(self, text: Text, span: Span) -> str:
        """A name as an id, the parties and bodies in it called as ids call them: "nato-leaders-summit"."""
        parts, last = [], span[0]
        for spot in text.inside(span):
            if _is_side(spot) and spot.values[0].how != "capital":  # a conference is called after its city
                parts += [slug(text.text[last : spot.span[0]]), self._side(spot.values[0].id)]
                last = spot.span[1]
        return "-".join(filter(None, (*parts, slug(text.text[last : span[1]]))))

    def _field(self, text: Text, span: Span, head: Span) -> str:
        """What stands between the last side and the head: "A–B *Human Rights* Dialogue"; ids are English."""
        sides = [spot for spot in text.inside((span[0], head[0])) if _is_side(spot)]
        return slug(text.text[sides[-1].span[1] : head[0]]) if sides and text.language == "en" else ""

    def _sides(self, text: Text, span: Span, head: Span) -> Iterator[str]:
        """The sides that a name gives before its head, or behind it in "between A and B"."""
        before = [*text.inside((span[0], head[0]))]
        between = BETWEEN.match(text.text, head[1])
        spots = before or (text.inside((head[1], between.end())) if between else ())
        yield from (self._side(spot.values[0].id) for spot in spots if _is_side(spot))

    def _side(self, known: str | None) -> str:
        """What a party or body is called in an id: a state by its English name, save those called by their letters."""
        if known is None or known.islower():
            return known or ""
        return SHORT.get(known) or slug(self._vocabulary.name_of("party", known, "en") or known)


def _is_side(spot: Spot) -> bool:
    return spot.values[0].kind in ("party", "forum")


def slug(name: str) -> str:
    """A name as an id: lower case, no accents, hyphens between its words, without "the"."""
    plain = unicodedata.normalize("NFD", name.casefold()).encode("ascii", "ignore").decode()
    return "-".join(word for word in re.findall(r"[a-z0-9]+", plain.replace("&", " and ")) if word != "the")

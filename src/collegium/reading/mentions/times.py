"""Dates among the mentions: those inside a name are part of it, save a year at the end of a programme's name."""

from collections.abc import Iterable

from collegium.reading.contract import Mention
from collegium.reading.dates import dates_in
from collegium.reading.mentions.found import Text, longest


def times(text: Text) -> list[Mention]:
    """Every point and period in time that a text names."""
    return [
        Mention(dated.span, "date", None, None, dated.value) for dated in dates_in(text.text, text.language, text.day)
    ]


def timed(named: Iterable[Mention], dates: Iterable[Mention]) -> list[Mention]:
    """Names and dates in order; a name that ends with its years is set apart from them."""
    held = longest(named)
    ends = {mention.span[1]: mention for mention in held if mention.kind == "instrument" and not _numbered(mention)}
    closing = [date for date in dates if date.span[1] in ends]
    rest = [date for date in dates if date.span[1] not in ends]
    return sorted([*longest([*held, *rest]), *closing], key=lambda mention: (mention.span[0], -mention.span[1]))


def counted(mentions: list[Mention], quantities: Iterable[Mention]) -> list[Mention]:
    """Mentions with quantities, which may hold a name ("three Morvenian ships") and are none where a date stands."""
    held = [mention.span for mention in mentions if mention.kind in ("date", "instrument")]
    kept = [each for each in quantities if not any(each.span[0] < end and start < each.span[1] for start, end in held)]
    return sorted([*mentions, *kept], key=lambda mention: (mention.span[0], -mention.span[1]))


def _numbered(mention: Mention) -> bool:
    """Whether an instrument is one with a number: the year behind it is part of that."""
    return mention.id is not None and mention.id.startswith(("unscr-", "a-res-"))

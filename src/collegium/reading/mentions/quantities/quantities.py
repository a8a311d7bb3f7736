"""Which numbers of a text say how much was planned, agreed, given or done."""

from collections.abc import Iterator

from collegium.reading.contract import Mention, Span
from collegium.reading.mentions.quantities.numerals import beginnings
from collegium.reading.mentions.quantities.scene import Scene, noun, scene
from collegium.reading.mentions.quantities.table import Table, table

NEAR = 160  # characters from a quantity to a number whose noun it holds
CURRENCY = 8  # characters of the longest sign of a currency
PART = 999  # the most that is counted without its noun; higher numbers that are known to the hearer are names
HARM = 60  # characters to either side in which a word of harm stands


def quantities(text: str, language: str) -> Iterator[Mention]:
    """The quantities in a text from left to right: sums, counts with their noun, votes, shares and degrees.

    `value` is the number, an int where it is whole. `language` is ISO 639-1; words are read in the five languages
    that have a table, in others as in English.
    """
    own = table(language)
    past, last = 0, -NEAR
    for start in beginnings(text, own):
        around = scene(text, start, own) if start >= past else None
        if around:
            past = around.number.span[1]
            span = _span(around, own, start - last < NEAR)
            if span and span[0] >= last:  # a sign between two numbers belongs to the one before it
                past = last = span[1]
                yield Mention(span, "quantity", None, None, around.number.value)


def _span(around: Scene, own: Table, near: bool) -> Span | None:
    """The words of the quantity that a number belongs to; None where it is no quantity. `near`: behind another one."""
    start, end = around.number.span
    patterns = own.judged
    sign = patterns["currency_before"].search(around.near[-CURRENCY:])
    if sign:
        return start - len(sign[0]), end
    unit = patterns["currency_behind"].match(around.behind) or patterns["degrees"].match(around.behind)
    if unit:
        return start, end + unit.end()
    if _heads_line(around) or patterns["numbering"].search(around.near):
        return None
    share = patterns["percent"].match(around.behind)
    if share:
        return (start, end + share.end()) if _acted(around, own, share.end()) else None
    if isinstance(around.number.value, float) and not around.number.scaled:
        return None
    return _counted(around, own) or _alone(around, own, near)


def _heads_line(around: Scene) -> bool:
    """Whether a number only numbers what follows: "2 Rules of conduct", "(3)", "Two."."""
    start, end = around.number.span
    text, behind = around.text, around.text[end : end + 2].strip()
    if text[start - 1 : start] == "(" and behind.startswith(")"):
        return True
    starts = text[start - 1 : start] in ("", "\n") and not around.number.scaled
    return starts and (not behind.islower() if around.number.figures else behind in (".", ":"))


def _counted(around: Scene, own: Table) -> Span | None:
    """A number with the noun it counts, if that is planned, agreed, given or done."""
    found = noun(around, own)
    if not found:
        return None
    end, head = found
    start, number_end = around.number.span
    patterns = own.judged
    if head.startswith(own.lists["time"]):
        return (start, end) if patterns["lasting"].search(around.before) else None
    if own.judged["refused"].fullmatch(head) or _is_pair(around, own):
        return None
    definite = patterns["definite"].search(around.near)
    if patterns["among"].search(around.near) or (definite and around.number.value > PART):
        return None
    if head.startswith(own.lists["planned"]):
        return start, end
    if definite or patterns["harm"].search(around.before[-HARM:] + around.behind[:HARM]):
        return None
    return (start, end) if _acted(around, own, end - number_end) else None


def _is_pair(around: Scene, own: Table) -> bool:
    """Whether two are only the two sides of a matter: "the two plans", "two states"."""
    known = own.judged["definite"].search(around.near) or own.judged["pair"].match(around.behind)
    return around.number.value == 2 and known is not None


def _alone(around: Scene, own: Table, near: bool) -> Span | None:
    """A number whose noun stands elsewhere: of a vote, of a part ("two of its nine steps"), of a sum of things."""
    start, end = around.number.span
    patterns = own.judged
    if patterns["vote_before"].search(around.near) or patterns["vote_behind"].match(around.behind):
        return start, end
    if around.number.scaled and _acted(around, own, 0):
        return start, end
    if around.number.value <= PART and (_is_part(around, own) or (near and _goes_on(around, own))):
        return start, end
    return (start, end) if patterns["sum_before"].search(around.before) else None


def _is_part(around: Scene, own: Table) -> bool:
    behind, before = own.judged["part_behind"], own.judged["part_before"]
    return bool(behind.match(around.behind) and before.search(around.before))


def _goes_on(around: Scene, own: Table) -> bool:
    """Whether a number goes on with what another quantity has begun to count: "and four are under way"."""
    behind, before = own.judged["rest_behind"], own.judged["rest_before"]
    return bool(behind.match(around.behind)) and not before.search(around.near)


def _acted(around: Scene, own: Table, end: int) -> bool:
    """Whether the sentence plans, agrees, gives or does what is counted; `end` is where that ends behind the number."""
    return bool(own.judged["acts"].search(around.before) or own.judged["done"].match(around.behind, end))

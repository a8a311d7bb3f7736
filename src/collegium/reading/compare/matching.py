"""Two readings → what became of each statement."""

from collections.abc import Iterator
from dataclasses import dataclass

from collegium.reading.compare.acts import GIVEN_UP, related
from collegium.reading.compare.likeness import Likeness, Said, said_in
from collegium.reading.compare.nearby import Passages
from collegium.reading.compare.shapes import KINDS, Comparison, Pair
from collegium.reading.compare.wording import share
from collegium.reading.contract import Reading

# Chosen by eye on pairs of documents that return: docs/command.md says which, and how many pairs were right.
KEPT = 0.8  # share of the words in both, in the same order
REWORDED = 0.35  # likeness of statements of the same act
CHANGED = 0.45  # likeness of statements of two related acts, or where an actor is not known
GIVEN = 0.35  # likeness of what is not repeated and the later statement that gives it up


@dataclass(frozen=True, slots=True)
class Match:
    """Two statements that may be one: their numbers, how alike they are, and whether one keeps the other."""

    old: int
    new: int
    similarity: float
    kept: bool

    def rank(self) -> tuple[bool, float, int, int, int]:
        """Best first: what is kept, then what is most alike, then what stands nearest in the two texts."""
        return not self.kept, -self.similarity, abs(self.old - self.new), self.old, self.new


def compare(old: Reading, new: Reading) -> Comparison:
    """What the later of two readings keeps, rewords, adds and does not repeat of the earlier one's statements.

    One statement has one counterpart at most; the best matches are made first. *Kept*: the same act and actors, and
    nearly the same words. *Reworded*: the same act, or one of its family, an actor in common, and like words. What
    is not repeated is not thereby withdrawn; only where the later text withdraws or declines the same thing, the pair
    says so. Both readings should be in one language: across languages nothing is alike. Premises do not count.
    """
    before, after = said_in(old), said_in(new)
    likeness = Likeness(before, after)
    matches = sorted(_matches(before, after, likeness), key=Match.rank)
    pairs, olds, news = [], set(range(len(before))), set(range(len(after)))
    for match in matches:
        if match.old in olds and match.new in news:
            pairs.append(Pair(KINDS[not match.kept], match.old, match.new, round(match.similarity, 2)))
            olds.remove(match.old)
            news.remove(match.new)
    pairs += [Pair("new", None, number) for number in news]
    pairs += _not_repeated(sorted(olds), before, after, new.text, likeness)
    return Comparison(old, new, tuple(sorted(pairs, key=_place)))


def _not_repeated(olds: list[int], before: list[Said], after: list[Said], text: str, likeness: Likeness) -> list[Pair]:
    """What has no counterpart, each with what gives it up or, where nothing does, a sentence that may say the same."""
    passages = Passages(text, likeness) if olds else None
    found = []
    for number in olds:
        given_up = _given_up(before[number], after, likeness)
        near = passages.near(before[number]) if passages and given_up is None else None
        found.append(Pair("not_repeated", number, None, beside=given_up, near=near))
    return found


def _place(pair: Pair) -> tuple[int, int]:
    return KINDS.index(pair.kind), (pair.old if pair.new is None else pair.new) or 0


def alike(old: Reading, new: Reading) -> tuple[Match, ...]:
    """All statements of two readings that may be one, whatever else each may be: without choosing among them."""
    before, after = said_in(old), said_in(new)
    return tuple(_matches(before, after, Likeness(before, after)))


def _matches(before: list[Said], after: list[Said], likeness: Likeness) -> Iterator[Match]:
    for number, one in enumerate(before):
        for other_number, other in enumerate(after):
            match = _match(number, one, other_number, other, likeness)
            if match:
                yield match


def _match(number: int, one: Said, other_number: int, other: Said, likeness: Likeness) -> Match | None:
    act, actors = one.statement.act, set(one.statement.actors)
    if not related(act, other.statement.act) or not _overlap(actors, set(other.statement.actors)):
        return None
    similarity = likeness.of(one, other)
    same = act == other.statement.act and actors == set(other.statement.actors)
    if same and similarity >= REWORDED and share(one.words, other.words, KEPT):
        return Match(number, other_number, similarity, True)
    known = bool(actors) == bool(other.statement.actors)
    enough = REWORDED if act == other.statement.act and known else CHANGED
    return Match(number, other_number, similarity, False) if similarity >= enough else None


def _overlap(one: set[str], other: set[str]) -> bool:
    """Whether two sets of actors have one in common, or one of them is not known."""
    return not one or not other or not one.isdisjoint(other)


def _given_up(one: Said, after: list[Said], likeness: Likeness) -> int | None:
    """The number of the later statement that most clearly gives up what an earlier one said."""
    if one.statement.act in GIVEN_UP:
        return None
    actors = set(one.statement.actors)
    found = [
        (likeness.of(one, other), -number)
        for number, other in enumerate(after)
        if other.statement.act in GIVEN_UP and _overlap(actors, set(other.statement.actors))
    ]
    best = max(found, default=(0.0, 0))
    return -best[1] if best[0] >= GIVEN else None

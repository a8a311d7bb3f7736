"""What the passages do, counted above the text; the counts are switches that show some acts or actors only."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from collegium.exchange.page.markup import escaped, language_mark
from collegium.exchange.page.notes import sets_of_actors
from collegium.exchange.page.words import counted
from collegium.exchange.stated import MEANINGS, NOT_KNOWN, counts_by_act
from collegium.reading.contract import Reading

Choice = tuple[str, list[str], str]

MOST_SHOWN = 12  # actors; further ones are folded away
NONE = "No statement was found in this text: no passage that promises, asks, supports, opposes or decides something."


def overview(reading: Reading, names: Mapping[str, str]) -> str:
    """The `<section>` with the counts by act and by actor; it says so where there are no statements."""
    every = (*reading.statements, *reading.premises)
    if not every:
        return f'<section class="statements read" aria-label="Statements">\n<p class="sum">{NONE}</p>\n</section>\n'
    apart = len(reading.premises)
    premises = f"; apart: {counted(apart, 'premise', 'premises')} of questions" if apart else ""
    found = f"{counted(len(reading.statements), 'statement', 'statements')}{premises}."
    return (
        f'<section class="statements read" aria-label="Statements">\n<p class="sum"><b>{found}</b> '
        f"Each stands beside its passage; choose acts or actors to see only theirs.</p>\n"
        f"{_acts(reading)}{_actors(reading, names)}{_meanings(reading)}</section>\n"
    )


def rules(reading: Reading) -> str:
    """The rules of style by which the switches of a page hide what was not chosen."""
    return rules_of(choices(reading))


def rules_of(given: Iterable[Choice]) -> str:
    """The rules of some choices."""
    return "".join(_rule(group, ids, chosen) for group, ids, chosen in given)


def choices(reading: Reading) -> Iterator[Choice]:
    """A group of switches, the ids of those of which one must be chosen, and the class of what is shown then."""
    for act in _all_acts(reading):
        yield "acts", [f"act-{act}"], f"act-{act}"
    numbers = {actor: number for number, actor in enumerate(_times(reading), 1)}
    for number, actors in enumerate(sets_of_actors(reading), 1):
        yield "actors", sorted(f"actor-{numbers[each]}" for each in actors or {""}), f"by-{number}"


def _rule(group: str, ids: list[str], chosen: str) -> str:
    others = ", ".join(f"#{each}" for each in ids)
    hidden = f"body:has(.{group} :checked):not(:has(:is({others}):checked))"
    return (
        f"{hidden} :is(.note.{chosen}, .s.{chosen} > .ref) {{ display: none; }}\n"
        f"{hidden} .s.{chosen} {{ --tint: 0%; --line: transparent; }}\n"
        f"{hidden} :is(.s.{chosen} > .w, .s.{chosen} > .if > .w) {{ pointer-events: none; }}\n"
    )


def _all_acts(reading: Reading) -> dict[str, int]:
    """The acts of statements and of premises, with how many statements do each."""
    counts = counts_by_act(reading.statements)
    return {act: counts.get(act, 0) for act in counts_by_act((*reading.statements, *reading.premises))}


def _times(reading: Reading) -> dict[str, int]:
    """The actors, those that do most first, with how often they do something; "" where none is known."""
    every = (*reading.statements, *reading.premises)
    counts = Counter(actor for each in every for actor in (dict.fromkeys(each.actors) or ("",)))
    return dict(sorted(counts.items(), key=lambda item: (not item[0], -item[1], item[0])))


def _acts(reading: Reading) -> str:
    boxes = "".join(
        f'<label class="act-{act}"><input type="checkbox" id="act-{act}" autocomplete="off"> '
        f'<span class="act">{act.capitalize()}</span> <span class="count">{count:,}</span></label>\n'
        for act, count in _all_acts(reading).items()
    )
    return f'<fieldset class="acts">\n<legend>Acts</legend>\n{boxes}</fieldset>\n'


def _actors(reading: Reading, names: Mapping[str, str]) -> str:
    language = language_mark(reading.source.language)
    boxes = [
        f'<label><input type="checkbox" id="actor-{number}" autocomplete="off"> '
        f"{f'<bdi{language}>{escaped(names.get(actor, actor))}</bdi>' if actor else NOT_KNOWN.capitalize()} "
        f'<span class="count">{count:,}</span></label>\n'
        for number, (actor, count) in enumerate(_times(reading).items(), 1)
    ]
    further = "".join(boxes[MOST_SHOWN:])
    folded = f"<details>\n<summary>{len(boxes) - MOST_SHOWN} more</summary>\n{further}</details>\n" if further else ""
    return f'<fieldset class="actors">\n<legend>Actors</legend>\n{"".join(boxes[:MOST_SHOWN])}{folded}</fieldset>\n'


def _meanings(reading: Reading) -> str:
    """What the acts of the page are."""
    rows = "".join(
        f'<div><dt class="act-{act} act">{act.capitalize()}</dt><dd>{MEANINGS[act]}</dd></div>\n'
        for act in _all_acts(reading)
        if act in MEANINGS
    )
    return (
        '<details class="meanings">\n<summary>What the acts mean</summary>\n'
        f"<p>The actor …</p>\n<dl>\n{rows}</dl>\n"
        "<p>Whatever an act depends on is underlined. Beside each act stands how sure the reading is of it: of "
        "statements at 0.80, four in five are right.</p>\n</details>\n"
    )

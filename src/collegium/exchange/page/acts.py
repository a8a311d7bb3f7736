"""What the passages do, counted above the text; the counts are switches that show some acts or actors only."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from collegium.exchange.page.markup import escaped, language_mark
from collegium.exchange.page.notes import sets_of_actors
from collegium.exchange.speech import capital, counted, figure, own_language, said
from collegium.exchange.stated import MEANINGS, NOT_KNOWN, counts_by_act
from collegium.reading.contract import Reading

Choice = tuple[str, list[str], str]

MOST_SHOWN = 12  # actors; further ones are folded away
CHOOSE = "Each stands beside its passage; choose acts or actors to see only theirs."
SURE = (
    "Whatever an act depends on is underlined. Beside each act stands how sure the reading is of it: of statements at "
    "0.80, four in five are right."
)
NONE = "No statement was found in this text: no passage that promises, asks, supports, opposes or decides something."


def overview(reading: Reading, names: Mapping[str, str]) -> str:
    """The `<section>` with the counts by act and by actor; it says so where there are no statements."""
    begun = f'<section class="statements read" aria-label="{said("Statements")}"{own_language()}>\n'
    if not (reading.statements or reading.premises):
        return f'{begun}<p class="sum">{said(NONE)}</p>\n</section>\n'
    return (
        f'{begun}<p class="sum"><b>{_found(reading)}.</b> {said(CHOOSE)}</p>\n'
        f"{_acts(reading)}{_actors(reading, names)}{_meanings(reading)}</section>\n"
    )


def _found(reading: Reading) -> str:
    """How many statements there are, and how many premises of questions."""
    found = counted("%(count)s statement", "%(count)s statements", len(reading.statements))
    if not reading.premises:
        return found
    premises = counted("%(count)s premise", "%(count)s premises", len(reading.premises))
    return said("%(statements)s; apart: %(premises)s of questions", statements=found, premises=premises)


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
        f'<span class="act">{said(act.capitalize())}</span> <span class="count">{figure(count)}</span></label>\n'
        for act, count in _all_acts(reading).items()
    )
    return f'<fieldset class="acts">\n<legend>{said("Acts")}</legend>\n{boxes}</fieldset>\n'


def _actors(reading: Reading, names: Mapping[str, str]) -> str:
    language = language_mark(reading.source.language)
    boxes = [
        f'<label><input type="checkbox" id="actor-{number}" autocomplete="off"> '
        f"{f'<bdi{language}>{escaped(names.get(actor, actor))}</bdi>' if actor else capital(said(NOT_KNOWN))} "
        f'<span class="count">{figure(count)}</span></label>\n'
        for number, (actor, count) in enumerate(_times(reading).items(), 1)
    ]
    further, more = "".join(boxes[MOST_SHOWN:]), said("%(count)s more", count=figure(len(boxes) - MOST_SHOWN))
    folded = f"<details>\n<summary>{more}</summary>\n{further}</details>\n" if further else ""
    shown = "".join(boxes[:MOST_SHOWN])
    return f'<fieldset class="actors">\n<legend>{said("Actors")}</legend>\n{shown}{folded}</fieldset>\n'


def _meanings(reading: Reading) -> str:
    """What the acts of the page are."""
    rows = "".join(
        f'<div><dt class="act-{act} act">{said(act.capitalize())}</dt><dd>{said(MEANINGS[act])}</dd></div>\n'
        for act in _all_acts(reading)
        if act in MEANINGS
    )
    return (
        f'<details class="meanings">\n<summary>{said("What the acts mean")}</summary>\n'
        f"<p>{said('The actor …')}</p>\n<dl>\n{rows}</dl>\n<p>{said(SURE)}</p>\n</details>\n"
    )

"""The list of who speaks, with a link to each turn."""

from collections.abc import Mapping

from collegium.exchange.page.markup import escaped
from collegium.exchange.speech import counted, own_language, said
from collegium.reading.contract import Turn

FEWEST_TURNS = 4  # with fewer, the page itself is the list
MOST_OPEN = 40  # turns; a longer list is folded


def speakers(turns: tuple[Turn, ...], parties: Mapping[str, str]) -> str:
    """A `<nav>` of the speakers in the order in which they first speak; nothing for a few turns.

    `parties` are the names of parties by their ids.
    """
    if len(turns) < FEWEST_TURNS:
        return ""
    groups: dict[tuple[str, str], list[int]] = {}
    for number, turn in enumerate(turns, 1):
        groups.setdefault(_key(turn), []).append(number)
    entries = "".join(_entry(turns, numbers, parties) for numbers in groups.values())
    opened = " open" if len(turns) <= MOST_OPEN else ""
    return (
        f'<nav class="speakers read" aria-label="{said("Speakers")}"{own_language()}>\n'
        f"<details{opened}>\n<summary>{said('Speakers')}</summary>\n"
        f"<ul>\n{entries}</ul>\n</details>\n</nav>\n"
    )


def _key(turn: Turn) -> tuple[str, str]:
    return (turn.speaker, turn.party or "") if turn.speaker else ("", turn.role)


def _entry(turns: tuple[Turn, ...], numbers: list[int], parties: Mapping[str, str]) -> str:
    spoken = [turns[number - 1] for number in numbers]
    office = next((turn.office for turn in spoken if turn.office), None)
    notes = ", ".join(note for note in (office, _party(spoken[0].party, parties)) if note)
    links = " ".join(
        f'<a href="#turn-{number}" aria-label="{said("Turn %(number)s", number=str(number))}">{number}</a>'
        for number in numbers
    )
    return (
        f"<li><span>{_name(spoken[0])}{f', <bdi>{escaped(notes)}</bdi>' if notes else ''}</span> "
        f'<span class="links">{counted("%(count)s turn", "%(count)s turns", len(numbers))}: {links}</span></li>\n'
    )


def link_to(number: int) -> str:
    """A link to a turn by its number."""
    return f'<a href="#turn-{number}" aria-label="{said("Turn %(number)s", number=str(number))}">{number}</a>'


def _party(party: str | None, parties: Mapping[str, str]) -> str | None:
    """A party's name with its code; the code alone where no table knows it."""
    return f"{parties[party]} ({party})" if party and party in parties else party


def _name(turn: Turn) -> str:
    if turn.speaker:
        return f"<b><bdi>{escaped(turn.speaker)}</bdi></b>"
    return said("Questions, speaker not named") if turn.role == "question" else said("Speaker not named")

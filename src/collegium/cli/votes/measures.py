"""`collegium votes agreement|cohesion|ideal-points`: measures, in tables and charts."""

from collections import Counter
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click
import numpy as np

from collegium.cli.votes.asked import (
    CHARTS,
    Named,
    in_parts,
    named_rolls,
    over_a_store,
    parts_of,
    put,
    put_figures,
    votes_of,
    written,
)
from collegium.exchange.charts.series import Point, Series, in_words
from collegium.exchange.figures import Cell, Figures
from collegium.voting.ideal_points import ideal_points
from collegium.voting.matrix import Matrix
from collegium.voting.measures import RULES, Agreement, Part, agreement, cohesion, kappa, pi
from collegium.voting.measures.rules import Rule
from collegium.voting.questions.partners import row_of, splits
from collegium.voting.rolls import WORDS

TELLING = 20  # letters of a title below which it may stand for anything
MOST_STATES = 5  # all pairs of more could not be told apart in a chart
BEYOND_CHANCE = {"kappa": kappa, "pi": pi}


@click.command("agreement")
@over_a_store
@in_parts
@click.option("--measure", type=click.Choice([*RULES, *BEYOND_CHANCE]), default="half-abstention", show_default=True)
@click.option("--state", "states", multiple=True, metavar="ISO3", help="Only pairs with it; two or more: among these.")
@click.option("--apart", is_flag=True, help="The rolls in which the states given did not vote alike.")
@written(*CHARTS)
def agreement_command(**asked: Any) -> None:
    """How far states vote alike. A pair without a common vote has no value."""
    matrix, parts = _over(asked)
    _known(matrix, asked["states"])
    if asked["apart"]:
        return _apart(matrix, parts, asked)
    found = _measured(matrix, asked["measure"], parts)
    if asked["format_"] in CHARTS:
        sessions = f"sessions {matrix.sessions.min()} to {matrix.sessions.max()}"
        return _draw_agreement(found, sessions, asked)
    figures = _pairs(found, asked["states"], in_time=asked["by"] != "issue")
    return put_figures(figures, asked["format_"], asked["out"])


@click.command("cohesion")
@over_a_store
@in_parts
@click.option("--group", "groups", multiple=True, required=True, metavar="NAME=ISO3,ISO3", help="A group to measure.")
@written()
def cohesion_command(**asked: Any) -> None:
    """How far groups vote as one: Rice index (yes and no) and agreement index (abstention too), 0 to 1."""
    matrix, parts = _over(asked)
    try:
        found = cohesion(matrix, dict(_group(each) for each in asked["groups"]), parts)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    rows: list[tuple[Cell, ...]] = [
        (
            label,
            group,
            _cell(found.rice[part, place]),
            int(found.rice_rolls[part, place]),
            _cell(found.agreement[part, place]),
            int(found.agreement_rolls[part, place]),
        )
        for part, label in enumerate(found.labels)
        for place, group in enumerate(found.groups)
    ]
    columns = ("over", "group", "rice", "rice rolls", "agreement", "agreement rolls")
    words = "Each index is a mean over rolls in which at least two members took part."
    put_figures(Figures("Cohesion of groups", words, columns, rows), asked["format_"], asked["out"])


@click.command("ideal-points")
@over_a_store
@click.option("--bridges", is_flag=True, help="Rolls of one title, once a session, are the same question asked again.")
@click.option("--pole", "poles", multiple=True, metavar="ISO3", help="Give two: the first is put below the second.")
@click.option("--state", "states", multiple=True, metavar="ISO3", help="Only these states.")
@written(*CHARTS)
def ideal_points_command(**asked: Any) -> None:
    """Where states stand, year by year, on the line that explains most of how they part; with intervals of 95 %."""
    matrix = votes_of(*(asked[key] for key in ("store", "source", "forum", "since", "until")))
    _known(matrix, asked["states"])
    if len(asked["poles"]) not in (0, 2):
        raise click.UsageError("Give --pole twice, or not at all.")
    bridges = _bridges(matrix, named_rolls(asked["store"], asked["source"])) if asked["bridges"] else None
    try:
        found = ideal_points(matrix, bridges, asked["poles"] or None)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    series = [
        Series(state, tuple(_points(found.years, found.values[row], found.low[row], found.high[row])))
        for row, state in enumerate(found.states)
        if not asked["states"] or state in asked["states"]
    ]
    title = f"Ideal points, {found.years[0]}–{found.years[-1]}"
    if asked["format_"] in CHARTS:
        if len(series) > 2 * MOST_STATES:
            raise click.UsageError(f"A chart shows {2 * MOST_STATES} states at most: choose some with --state.")
        return put(_charts().over_time(title, series, "ideal point", asked["format_"]), asked["out"])
    rows = [(each.name, point.time, point.value, point.low, point.high) for each in series for point in each.points]
    words = in_words(series) if asked["states"] else "The sign has no meaning of its own; no pole has a name."
    kept = [row for row in rows if row[2] is not None]
    figures = Figures(title, words, ("state", "year", "point", "low", "high"), kept)
    return put_figures(figures, asked["format_"], asked["out"])


def _over(asked: dict[str, Any]) -> tuple[Matrix, list[Part]]:
    matrix = votes_of(*(asked[key] for key in ("store", "source", "forum", "since", "until")))
    named = named_rolls(asked["store"], asked["source"]) if asked["list_"] else {}
    parts = parts_of(matrix, named, *(asked[key] for key in ("by", "span", "issues", "list_", "owner")))
    if not parts:
        raise click.ClickException("No roll is left to measure. Give another list, or other sessions.")
    return matrix, parts


def _known(matrix: Matrix, states: Sequence[str]) -> None:
    try:
        for state in states:
            row_of(matrix, state)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _measured(matrix: Matrix, measure: str, parts: Sequence[Part]) -> Agreement:
    if measure in RULES:
        return agreement(matrix, RULES[measure], parts)
    common = agreement(matrix, RULES["identical"], parts)
    values = BEYOND_CHANCE[measure](matrix, parts).astype(np.float32)
    rule = Rule(measure, RULES["identical"].worth, "(po - pe) / (1 - pe)", "", -1.0, 1.0)
    return Agreement(rule, common.labels, common.states, values, common.rolls)


def _pairs(found: Agreement, states: Sequence[str], in_time: bool) -> Figures:
    rows = [
        (label, one, other, _cell(found.values[part, row, column]), int(found.rolls[part, row, column]))
        for part, label in enumerate(found.labels)
        for row, column, one, other in _chosen(found.states, states)
    ]
    if len(states) == 1:
        rows.sort(key=lambda each: (found.labels.index(each[0]), -(each[3] if each[3] is not None else -2), each[2]))
    words = f"Measure: {found.rule.name}, {found.rule.formula}."
    if len(states) == 2 and in_time:
        words += " " + in_words(_series(found, states))
    return Figures(f"Agreement ({found.rule.name})", words, ("over", "state", "with", "agreement", "rolls"), rows)


def _chosen(known: Sequence[str], states: Sequence[str]) -> list[tuple[int, int, str, str]]:
    """Pairs: all; those of one state; those among several."""
    if len(states) == 1:
        row = known.index(states[0])
        return [(row, column, states[0], other) for column, other in enumerate(known) if column != row]
    among = states or known
    places = [(known.index(state), state) for state in among]
    return [(a, b, one, other) for n, (a, one) in enumerate(places) for b, other in places[n + 1 :]]


def _series(found: Agreement, states: Sequence[str]) -> list[Series]:
    return [
        Series(f"{one} with {other}", tuple(map(Point, found.labels, found.of(one, other))))
        for _, _, one, other in _chosen(found.states, states)
    ]


def _draw_agreement(found: Agreement, sessions: str, asked: dict[str, Any]) -> None:
    name = f"Agreement ({found.rule.name})"
    if len(found.labels) > 1:
        if asked["by"] == "issue":
            raise click.UsageError("Issues are not in time: give --by session, year or period for a chart.")
        if not 2 <= len(asked["states"]) <= MOST_STATES:
            raise click.UsageError(f"A chart over time shows two to {MOST_STATES} states: give --state for each.")
        series = _series(found, asked["states"])
        title = f"{name}, {found.labels[0]} to {found.labels[-1]}"
        drawn = _charts().over_time(title, series, name, asked["format_"], asked["by"])
    else:
        over = sessions if found.labels == ("all",) else found.labels[0]
        drawn = _charts().matrix(f"{name}, {over}", found, asked["states"], asked["format_"])
    put(drawn, asked["out"])


def _apart(matrix: Matrix, parts: Sequence[Part], asked: dict[str, Any]) -> None:
    if len(asked["states"]) < 2 or asked["format_"] in CHARTS:
        raise click.UsageError("--apart needs two states or more, and leaves as a table, JSON or CSV.")
    named = named_rolls(asked["store"], asked["source"])
    rows: list[tuple[Cell, ...]] = [
        (
            "opposite" if split.opposed else "not alike",
            split.session,
            *(WORDS[split.votes[state]] if state in split.votes else None for state in asked["states"]),
            named[split.roll].symbol or split.roll,
            named[split.roll].title,
        )
        for part in parts
        for split in splits(matrix, asked["states"], part)
    ]
    opposite = sum(row[0] == "opposite" for row in rows)
    words = f"{len(rows)} rolls split {', '.join(asked['states'])}; {opposite} of them into yes and no."
    columns = ("how", "session", *asked["states"], "roll", "title")
    put_figures(Figures("Rolls that split partners", words, columns, rows), asked["format_"], asked["out"])


def _bridges(matrix: Matrix, named: dict[str, Named]) -> list[str]:
    """The title of each roll, where it tells something and stands once in its session; else no word."""
    titles = [" ".join(named[roll].title.casefold().split()) for roll in matrix.rolls]
    often = Counter(zip(matrix.sessions.tolist(), titles, strict=True))
    once = [often[session, title] == 1 for session, title in zip(matrix.sessions.tolist(), titles, strict=True)]
    return [title if len(title) >= TELLING and alone else "" for title, alone in zip(titles, once, strict=True)]


def _points(years: Sequence[int], *arrays: "np.ndarray[Any, Any]") -> list[Point]:
    return [Point(str(year), *(_cell(array[place]) for array in arrays)) for place, year in enumerate(years)]


def _group(written_: str) -> tuple[str, list[str]]:
    name, equals, members = written_.partition("=")
    if not equals or not members:
        raise click.UsageError(f"--group {written_}: write NAME=ISO3,ISO3.")
    return name.strip(), [member.strip() for member in members.split(",")]


def _cell(value: Any) -> float | None:
    return None if np.isnan(value) else float(value)


def _charts() -> Any:
    """The module that draws, loaded only when something is drawn: its libraries take longer than the figures."""
    return import_module("collegium.exchange.charts.draw")

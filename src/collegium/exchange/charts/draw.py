"""The charts themselves, as SVG or PNG. No font, script or picture is fetched: a chart is whole as it is.

Every chart has a title, and says under it in words what it shows; colours are told apart without red beside green.
"""

import textwrap
from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np
import vl_convert as vlc
from numpy.typing import NDArray

from collegium.exchange.charts.matrix import order_of, tiles_in_words
from collegium.exchange.charts.series import Series, in_words
from collegium.voting.measures import Agreement
from collegium.voting.rolls import WORDS, Roll

WIDTH, HEIGHT = 640, 320
TILE, LARGEST = 12, 900
MOST_SERIES = 12
LINE = 100  # letters of words under a title
FEW = {"no": "Against", "abstain": "Abstaining"}
COLOURS = {"yes": "#0072b2", "abstain": "#e69f00", "no": "#d55e00", "absent": "#b0b0b0"}


def over_time(
    title: str, series: Sequence[Series], measure: str, format_: str = "svg", time: str | None = None
) -> bytes:
    """A line for each of at most MOST_SERIES series, broken where there is no value; a band where bounds are known.

    Raises ValueError for more: nobody could tell them apart.
    """
    if len(series) > MOST_SERIES:
        raise ValueError(f"A chart shows {MOST_SERIES} lines at most, not {len(series)}: choose fewer states.")
    rows = [
        {"series": each.name, "time": point.time, "value": point.value, "low": point.low, "high": point.high}
        for each in series
        for point in each.points
    ]
    times = list(dict.fromkeys(point.time for each in series for point in each.points))
    step = max(1, len(times) // 20)
    axis = alt.Axis(title=time, values=times[::step], labelAngle=-45)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("time:O", sort=times, axis=axis), color=alt.Color("series:N", title=None)
    )
    values = alt.Y("value:Q", title=measure, scale=alt.Scale(zero=False))
    layers: list[Any] = [base.mark_line(point=True, invalid="break-paths-show-domains").encode(y=values)]
    if any(row["low"] is not None for row in rows):
        layers.insert(0, base.mark_area(opacity=0.2).encode(y=alt.Y("low:Q", title=measure), y2="high:Q"))
    return _drawn(alt.layer(*layers).properties(width=WIDTH, height=HEIGHT), title, in_words(series), format_)


def matrix(title: str, found: Agreement, states: Sequence[str] = (), format_: str = "svg") -> bytes:
    """Agreement of all pairs in the first part, as tiles; states that vote alike stand side by side.

    White is no common vote. `states` chooses some of them.
    """
    values, names = _tiles(found, states)
    order = order_of(values)
    ordered = [names[place] for place in order]
    rows = [
        {"one": names[a], "other": names[b], "value": None if np.isnan(values[a, b]) else round(float(values[a, b]), 3)}
        for a in order
        for b in order
    ]
    size = min(TILE * len(names), LARGEST)
    labels = alt.Axis(title=None, labelFontSize=max(3, min(10, size // max(len(names), 1) - 1)), labelOverlap=False)
    chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_rect(invalid="filter")
        .encode(
            x=alt.X("one:N", sort=ordered, axis=labels),
            y=alt.Y("other:N", sort=ordered, axis=labels),
            color=alt.Color("value:Q", title=found.rule.name, scale=alt.Scale(scheme="viridis")),
        )
        .properties(width=size, height=size)
    )
    return _drawn(chart, title, tiles_in_words(values[np.ix_(order, order)], ordered), format_)


def roll(shown: Roll, format_: str = "svg") -> bytes:
    """One roll: how many voted how, as bars, and the totals in words."""
    counted = shown.counted
    totals = {"yes": counted.yes, "abstain": counted.abstain, "no": counted.no}
    if counted.absent:  # a source that names nobody as absent does not say that nobody was
        totals["absent"] = counted.absent
    rows = [{"vote": vote, "states": count} for vote, count in totals.items()]
    bars = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("states:Q", title="states", axis=alt.Axis(tickMinStep=1, format="d")),
        y=alt.Y("vote:N", sort=list(totals), title=None),
    )
    scale = alt.Scale(domain=list(COLOURS), range=list(COLOURS.values()))
    layers = alt.layer(
        bars.mark_bar().encode(color=alt.Color("vote:N", scale=scale, legend=None)),
        bars.mark_text(align="left", dx=4).encode(text="states:Q"),
    )
    title = f"{shown.symbol or shown.id}, {shown.day or shown.year}: {shown.title}"
    return _drawn(layers.properties(width=WIDTH, height=160), title, roll_in_words(shown), format_)


def roll_in_words(shown: Roll) -> str:
    """The totals of a roll, who voted against or abstained where they are few, and where stated totals differ."""
    counted = shown.counted
    parts = [f"{counted.yes} voted yes, {counted.no} no, {counted.abstain} abstained."]
    for code, word in WORDS.items():
        members = sorted(state for state, vote in shown.votes.items() if vote == code)
        if word in FEW and 0 < len(members) <= MOST_SERIES:
            parts.append(f"{FEW[word]}: {', '.join(members)}.")
    if shown.mismatch:
        parts.append(f"The totals that the source states differ: {shown.mismatch}.")
    return " ".join(parts)


def _tiles(found: Agreement, states: Sequence[str]) -> tuple[NDArray[np.float64], list[str]]:
    """The values among some states, or all that have any value beside another."""
    values = found.values[0].astype(np.float64)
    np.fill_diagonal(values, np.nan)
    wanted = [found.states.index(state) for state in states] if states else range(len(found.states))
    rows = [row for row in wanted if not np.isnan(values[row]).all()]
    return values[np.ix_(rows, rows)], [found.states[row] for row in rows]


def _drawn(chart: Any, title: str, words: str, format_: str) -> bytes:
    """The chart under its title and its words."""
    heading = alt.TitleParams(
        textwrap.wrap(title, LINE), subtitle=textwrap.wrap(words, LINE), anchor="start", subtitleColor="#444444"
    )
    spec = chart.properties(title=heading, background="white", description=f"{title}. {words}").to_dict()
    if format_ == "png":
        return bytes(vlc.vegalite_to_png(spec, scale=2))
    return str(vlc.vegalite_to_svg(spec)).encode()

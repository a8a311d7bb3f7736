"""`collegium votes supporters|claim|shapes`: questions that a mission asks of past votes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import numpy as np

from collegium.cli.votes.asked import (
    FILE,
    STORE,
    Named,
    named_rolls,
    over_a_store,
    put_figures,
    rolls_of_issues,
    votes_of,
    written,
)
from collegium.exchange.figures import Cell, Figures
from collegium.voting.errors import VotesError
from collegium.voting.questions.claims import Claim, beside
from collegium.voting.questions.shapes import SHAPES, of_shape
from collegium.voting.questions.supporters import Backtest, backtest, supporters
from collegium.voting.rolls import STAGES, WORDS, Roll
from collegium.voting.store import Store

SHOWN_VOTES = 3


@click.command("supporters")
@over_a_store
@click.option("--issues", type=FILE, required=True, help="A CSV file with a roll first and an issue last in each row.")
@click.option("--issue", required=True, help="The issue of the text, as the file names it.")
@click.option("--text", default="", help="Its title: votes on texts of like titles then weigh most.")
@click.option("--test", type=click.IntRange(1), default=5, show_default=True, help="Sessions to test the method on.")
@written()
def supporters_command(**asked: Any) -> None:
    """Who is likely to vote for a text on an issue, with reasons, and how well that foretold earlier sessions."""
    matrix = votes_of(*(asked[key] for key in ("store", "source", "forum", "since", "until")))
    issues = rolls_of_issues(asked["issues"])
    if asked["issue"] not in issues:
        raise click.UsageError(f"The file has no issue '{asked['issue']}'. It has: {', '.join(sorted(issues))}.")
    rolls, named = frozenset(issues[asked["issue"]]), named_rolls(asked["store"], asked["source"])
    titles = [named[roll].title for roll in matrix.rolls]
    try:
        found = supporters(matrix, rolls, text=asked["text"], titles=titles)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    rows: list[tuple[Cell, ...]] = [(each.state, each.chance, each.reason, _votes(each.last, named)) for each in found]
    sessions = np.unique(matrix.sessions).tolist()[-asked["test"] :]
    alike = any(sum(each.alike or ()) for each in found)
    words = _tested(backtest(matrix, rolls, sessions, titles if alike else None), sessions)
    if asked["text"] and not alike:
        words = f"No earlier text on the issue has a title like this one: the issue alone tells. {words}"
    title = f"Likely to vote for a text on: {asked['issue']}" + (f", {asked['text']}" if asked["text"] else "")
    put_figures(
        Figures(title, words, ("state", "chance", "reason", "last votes"), rows), asked["format_"], asked["out"]
    )


@click.command("claim")
@click.argument("store", type=STORE, metavar="STORE")
@click.option("--said", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it was said.")
@click.option("--symbol", default="", help="The symbol of the text that the claim is about.")
@click.option("--about", default="", help="Words of its title, where the symbol is not known.")
@click.option("--stage", type=click.Choice(STAGES), help="What was voted on, where the claim says so.")
@click.option("--yes", type=click.IntRange(0), help="How many voted yes, as was said.")
@click.option("--no", type=click.IntRange(0), help="How many voted no, as was said; 0 is: nobody voted against.")
@click.option("--abstain", type=click.IntRange(0), help="How many abstained, as was said.")
@click.option("--vote", "votes", multiple=True, metavar="ISO3=VOTE", help="How a state voted, as was said.")
@written()
def claim_command(store: Path, said: datetime | None, format_: str, out: Path | None, **told: Any) -> None:
    """A claim about a vote beside every roll that could be meant."""
    votes = dict(_vote(each) for each in told.pop("votes"))
    claim = Claim(said=said.date() if said else None, votes=votes, **{**told, "stage": told["stage"] or ""})
    try:
        _voted(Store(store), votes)
        found = beside(claim, _meant(Store(store), claim))
    except VotesError as error:
        raise click.ClickException(str(error)) from error
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    rows: list[tuple[Cell, ...]] = [
        (
            each.verdict.value,
            each.roll.symbol or each.roll.id,
            str(each.roll.day or each.roll.year),
            each.roll.source,
            f"{each.roll.counted.yes}-{each.roll.counted.no}-{each.roll.counted.abstain}",
            "; ".join(each.differences) or "nothing",
            each.roll.title,
        )
        for each in found
    ]
    columns = ("verdict", "roll", "day", "source", "yes-no-abstain", "differs in", "title")
    words = "A roll of another stage, or later than the claim, bears out nothing and belies nothing."
    put_figures(Figures("A claim beside rolls", words if found else "No roll fits.", columns, rows), format_, out)


@click.command("shapes")
@over_a_store
@click.option("--shape", type=click.Choice(list(SHAPES)), required=True, help="What holds of the totals of a roll.")
@written()
def shapes_command(**asked: Any) -> None:
    """The rolls of which something can be said from their totals alone, as that nobody voted against."""
    matrix = votes_of(*(asked[key] for key in ("store", "source", "forum", "since", "until")))
    named, found = named_rolls(asked["store"], asked["source"]), of_shape(matrix, asked["shape"])
    rows: list[tuple[Cell, ...]] = [
        (
            named[roll].symbol or roll,
            str(named[roll].day) if named[roll].day else None,
            counts.yes,
            counts.no,
            counts.abstain,
            named[roll].title,
        )
        for roll, counts in found
    ]
    columns = ("roll", "day", "yes", "no", "abstain", "title")
    words = f"{len(rows)} of {len(matrix.rolls)} rolls. What was adopted without a vote is not among them."
    put_figures(Figures(f"Rolls: {asked['shape']}", words, columns, rows), asked["format_"], asked["out"])


def _meant(store: Store, claim: Claim) -> Sequence[Roll]:
    """The rolls that could be meant, with their votes: sought by title and symbol first, which is little to read."""
    with store.open() as base:
        told = base.execute("SELECT id, source, symbol, title FROM rolls").fetchall()
    bare = [Roll(id=each, source=source, symbol=symbol, title=title) for each, source, symbol, title in told]
    ids = [each.roll.id for each in beside(claim, bare)]
    return store.rolls("id IN (SELECT unnest($1))", [ids])


def _voted(store: Store, states: Mapping[str, int]) -> None:
    """Refuse states that no roll has: a slip of the pen would make each roll differ. Raises ValueError, BrokenStore."""
    with store.open() as base:
        known = {state for (state,) in base.execute("SELECT DISTINCT state FROM votes").fetchall()}
    unknown = sorted(set(states) - known)
    if unknown:
        raise ValueError(f"No roll knows the state {unknown[0]}: give its ISO 3166-1 alpha-3 code.")


def _votes(votes: Sequence[tuple[str, int]], named: dict[str, Named]) -> str:
    return "; ".join(f"{named[roll].symbol or roll} {WORDS[vote]}" for roll, vote in votes[:SHOWN_VOTES])


def _tested(test: Backtest | None, sessions: Sequence[int]) -> str:
    if test is None:
        return "The method could not be tested: no vote on this issue in these sessions, or none before them."
    return (
        f"Tested on {test.votes:,} votes of sessions {sessions[0]}–{sessions[-1]}, each foretold from those before it:"
        f" log loss {test.log_loss:.3f} (base rate {test.base_log_loss:.3f}, as last time {test.last_log_loss:.3f}),"
        f" Brier score {test.brier:.3f} (base rate {test.base_brier:.3f}, as last time {test.last_brier:.3f})."
    )


def _vote(written_: str) -> tuple[str, int]:
    state, _, word = written_.partition("=")
    codes = {each: code for code, each in WORDS.items()}
    if word not in codes:
        raise click.UsageError(f"--vote {written_}: write ISO3=VOTE, the vote being one of {', '.join(codes)}.")
    return state, codes[word]

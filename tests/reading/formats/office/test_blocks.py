"""Pieces become runs: what belongs together is put together, and there is an end to it."""

import pytest

from collegium.reading.errors import TooMuch
from collegium.reading.formats.blocks import MOST_CHARACTERS, MOST_RUNS, Blocks, Piece
from collegium.reading.source import Block, Run


def test_pieces_of_one_place_and_weight_are_one_run() -> None:
    blocks = Blocks()
    blocks.line(
        [Piece("a", "p"), Piece("b", "p"), Piece("c", "p", bold=True), Piece(" ", "p"), Piece("d", "q")], "item", 2
    )
    runs = (Run("ab", "p", 0), Run("c ", "p", 2, bold=True), Run("d", "q", 0))
    assert blocks.result() == (Block(runs, "item", 2),)


def test_what_stands_aside_follows_its_line_and_counts_in_its_place() -> None:
    blocks = Blocks()
    blocks.line([Piece("a", "p"), Piece("x", "p", aside="deleted"), Piece("b", "p"), Piece("y", "p", aside="deleted")])
    assert blocks.result() == (
        Block((Run("a", "p", 0), Run("b", "p", 2))),
        Block((Run("x", "p", 1),), furniture="deleted"),
        Block((Run("y", "p", 3),), furniture="deleted"),
    )


@pytest.mark.parametrize("pieces", [[], [Piece("", "p")], [Piece(" \n", "p"), Piece("\t", "q")]])
def test_white_space_alone_leaves_no_block(pieces: list[Piece]) -> None:
    blocks = Blocks()
    blocks.line(pieces)
    assert blocks.result() == ()
    assert blocks.count == 0


def test_there_is_an_end_to_runs_and_to_characters() -> None:
    with pytest.raises(TooMuch, match="pieces of text"):
        Blocks().line(Piece("a", f"p{at}") for at in range(MOST_RUNS + 1))
    with pytest.raises(TooMuch, match="characters"):
        Blocks().line([Piece("a" * MOST_CHARACTERS, "p"), Piece("a", "p")])

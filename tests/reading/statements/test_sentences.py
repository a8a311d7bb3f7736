"""A line is taken apart into the same words by the quick pattern as by the one that knows "n't"."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from collegium.reading.statements.sentences import NOT, PARTED, TOKEN, Tokens


@given(st.text(alphabet="ant’'sdmv -‑.,éж1_", max_size=24))
@example("don't")
@example("the captain’s n'th pilot")
def test_where_no_not_is_joined_both_patterns_find_the_same_words(line: str) -> None:
    same = [match.span() for match in TOKEN.finditer(line)] == [match.span() for match in PARTED.finditer(line)]
    assert same or any(joined in line for joined in NOT)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("we don't", ["we", "do", "n't"]),
        ("they won’t", ["they", "wo", "n’t"]),
        ("nerisia's well-kept pier", ["nerisia", "'s", "well-kept", "pier"]),
        ("we'll", ["we", "'ll"]),
    ],
)
def test_short_forms_are_words_of_their_own(line: str, words: list[str]) -> None:
    assert [match[0] for match in PARTED.finditer(line)] == words


@given(st.text(alphabet="ant'sdm -‑.,é \xa0\n\t1_", max_size=24), st.integers(0, 6), st.integers(0, 6))
def test_each_word_has_the_place_where_it_stands(line: str, skipped: int, left: int) -> None:
    end = max(skipped, len(line) - left)
    tokens = Tokens([], [], [], PARTED)
    tokens.add(line, skipped, end)
    assert [line[slice(*span)] for span in tokens.spans] == tokens.words
    assert tokens.spans == [match.span() for match in PARTED.finditer(line, skipped, end)]

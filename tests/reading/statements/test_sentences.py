"""A line is taken apart into the same words by the quick pattern as by the one that knows "n't"."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from collegium.reading.statements.sentences import NOT, PARTED, TOKEN


@given(st.text(alphabet="ant’'sdmv -‑.,éж1_", max_size=24))
@example("don't")
@example("the captain’s n'th pilot")
def test_where_no_not_is_joined_both_patterns_find_the_same_words(line: str) -> None:
    same = [match.span() for match in TOKEN.finditer(line)] == [match.span() for match in PARTED.finditer(line)]
    assert same or NOT.search(line)


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

"""A reading kept is the reading given back, whatever stands in it."""

import json
from dataclasses import asdict, replace

from hypothesis import given
from hypothesis import strategies as st

from collegium.accounts.journal.canonical import canonical
from collegium.reading.contract import ACTS, CONTRACT, STANDINGS, Period, Reading, Statement
from collegium.reading.read import read
from collegium.register.readings import packed, unpacked

NOTE = read(b"Velmora and Ostrand met at the pier. They will mend it in spring.", "pier.txt")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
LISTS = st.lists(WORDS, max_size=3).map(tuple)
DAYS = st.none() | st.dates().map(str)
STATEMENTS = st.builds(
    Statement,
    span=st.tuples(st.integers(0, 9), st.integers(10, 60)),
    act=st.sampled_from(ACTS),
    actors=LISTS,
    addressees=LISTS,
    forums=LISTS,
    instruments=LISTS,
    when=st.none() | st.builds(Period, DAYS, DAYS),
    condition=st.none() | WORDS,
    attributed_to=st.none() | WORDS,
    standing=st.sampled_from(STANDINGS),
    issues=LISTS,
    confidence=st.floats(0, 1),
)
SEVERAL = st.lists(STATEMENTS, max_size=3).map(tuple)


def without(reading: Reading, *names: str) -> bytes:
    """A reading as it was kept before readings had these parts."""
    said = json.loads(packed(reading))
    return canonical({name: value for name, value in said.items() if name not in names}).encode()


@given(statements=SEVERAL, premises=SEVERAL)
def test_statements_and_premises_are_given_back_as_they_were(
    statements: tuple[Statement, ...], premises: tuple[Statement, ...]
) -> None:
    reading = replace(NOTE, statements=statements, premises=premises)
    assert unpacked(packed(reading)) == reading
    assert packed(unpacked(packed(reading))) == packed(reading)


@given(statements=SEVERAL, premises=SEVERAL)
def test_a_reading_is_packed_with_every_field_of_every_part(
    statements: tuple[Statement, ...], premises: tuple[Statement, ...]
) -> None:
    reading = replace(NOTE, statements=statements, premises=premises)
    assert packed(reading) == canonical({"contract": CONTRACT, **asdict(reading)}).encode()


@given(statements=SEVERAL)
def test_what_is_given_back_can_be_looked_up_like_what_was_read(statements: tuple[Statement, ...]) -> None:
    back = unpacked(packed(replace(NOTE, statements=statements)))
    assert [hash(each) for each in back.statements] == [hash(each) for each in statements]


@given(statements=SEVERAL)
def test_a_reading_kept_before_there_were_statements_has_none(statements: tuple[Statement, ...]) -> None:
    reading = replace(NOTE, statements=statements)
    assert unpacked(without(reading, "statements", "premises")) == replace(NOTE, statements=(), premises=())

"""Dates and times of headings are read as they stand, and nothing is taken for one that is none."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.dates import dates, time_of
from collegium.reading.words import LANGUAGES, words
from tests.reading.rows import Row, named, rows

PIECES = st.sampled_from(
    [
        "1",
        "2",
        "31",
        "2030",
        "19",
        "March",
        "mai",
        "мая",
        "de",
        "of",
        "er",
        ".",
        "-",
        "/",
        " ",
        ",",
        "\xa0",
        "İ",
        ":",
        "09",
    ]
)
MONTHS = [(code, name, month) for code in LANGUAGES for name, month in words(code).months.items()]


@pytest.mark.parametrize("row", rows("dates"), ids=named)
def test_the_dates_of_a_text_are_found(row: Row) -> None:
    assert [dated.value for dated in dates(row["text"])] == row["expected"], row["guards"]


@pytest.mark.parametrize("row", [row for row in rows("dates") if "quoted" in row], ids=named)
def test_a_date_quotes_its_own_words(row: Row) -> None:
    start, end = dates(row["text"])[0].span
    assert row["text"][start:end] == row["quoted"], row["guards"]


@pytest.mark.parametrize("row", rows("dates", "time"), ids=named)
def test_the_time_of_a_text_is_found(row: Row) -> None:
    assert (time_of(row["text"], row.get("bare_hour", False)) or "") == row["expected"], row["guards"]


@pytest.mark.parametrize(("language", "name", "month"), MONTHS, ids=lambda value: str(value))
def test_every_month_of_the_tables_is_read(language: str, name: str, month: int) -> None:
    meant = {each for code, other, each in MONTHS if other == name}
    assert meant == {month}, f"{name} of {language} is another month elsewhere"
    assert [dated.value for dated in dates(f"5 {name} 2030")] == [f"2030-{month:02}-05"]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(LANGUAGES), st.data())
def test_any_day_is_read_back(day: date, language: str, data: st.DataObject) -> None:
    names = [name for name, month in words(language).months.items() if month == day.month]
    written = f"{day.day} {data.draw(st.sampled_from(names))} {day.year}"
    for text in (written, written.upper(), day.isoformat(), f"{day.day:02}.{day.month:02}.{day.year}"):
        assert [dated.value for dated in dates(text)] == [day.isoformat()]


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=20).map("".join)))
def test_dates_are_days_of_the_calendar_that_stand_in_order(text: str) -> None:
    end = 0
    for dated in dates(text):
        assert date.fromisoformat(dated.value).isoformat() == dated.value
        quoted = text[slice(*dated.span)]
        assert dated.value[:4] in quoted
        assert str(int(dated.value[8:])) in quoted
        assert dated.span[0] >= end
        end = dated.span[1]


@given(st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map("".join)), st.booleans())
def test_times_are_times_of_the_clock(text: str, bare_hour: bool) -> None:
    found = time_of(text, bare_hour)
    assert found is None or (len(found) == 5 and found[:2] < "24" and found[2] == ":" and found[3:] < "60")


@given(st.times(), st.sampled_from(["{0}:{1:02}", "{0:02}:{1:02}", "{0}h{1:02}", "{0} h {1:02}", "{0:02}.{1:02} Uhr"]))
def test_any_time_is_read_back(clock: time, form: str) -> None:
    assert time_of(form.format(clock.hour, clock.minute)) == f"{clock:%H:%M}"

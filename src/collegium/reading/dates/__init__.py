"""Dates: whole ones and times of day as headings write them, and every point or period in time that a text names."""

from collegium.reading.dates.engine import Dated, dates_in
from collegium.reading.dates.sessions import session_years
from collegium.reading.dates.whole import WholeDate, dates, has_year, time_of, without_dates

__all__ = ["Dated", "WholeDate", "dates", "dates_in", "has_year", "session_years", "time_of", "without_dates"]

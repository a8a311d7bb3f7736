"""The treaties, agreements, programmes and declarations that come with Collegium."""

from collegium.reading.vocabulary.cells import rows, spellings
from collegium.reading.vocabulary.tables import LANGUAGES, Instrument


def instruments() -> tuple[Instrument, ...]:
    """The rows of `tables/instruments.csv`; docs/vocabulary.md says where their facts come from."""
    return tuple(
        Instrument(
            id=row["id"],
            names={language: spellings(row[language]) for language in LANGUAGES if row[language]},
            kind=row["kind"] or None,
            date=row["date"] or None,
            forum=row["forum"] or None,
        )
        for row in rows("instruments.csv")
    )

"""The places that come with Collegium: those that diplomatic texts name and that are no states."""

from collegium.reading.vocabulary.cells import rows, spellings
from collegium.reading.vocabulary.tables import LANGUAGES, Locality


def localities() -> tuple[Locality, ...]:
    """The rows of `tables/places.csv`."""
    return tuple(
        Locality(
            id=row["id"],
            kind=row["kind"],
            names={language: spellings(row[language]) for language in LANGUAGES if row[language]},
        )
        for row in rows("places.csv")
    )

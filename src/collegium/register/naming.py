"""Names of parties, forums and issues for their ids, and ids for names that somebody types."""

from functools import cache

from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.tables import Forum, Party
from collegium.register.search.folding import words_in
from collegium.register.vocabulary import vocabulary


def name_of(kind: str, known: str, language: str) -> str:
    """What a party or forum is called in a language; what no table names is called by its id."""
    if kind == "issue":
        return known
    return vocabulary().name_of(kind, known, language) or vocabulary().name_of("forum", known, language) or known


def id_named(kind: str, typed: str) -> str:
    """The id of a party, forum or issue by its id or one of its names, whatever the case; else what was typed."""
    return _ids(kind, vocabulary()).get(_plain(typed), typed)


def _plain(name: str) -> str:
    return " ".join(word for word, _, _ in words_in(name))


@cache
def _ids(kind: str, tables: Vocabulary) -> dict[str, str]:
    """The ids by names in every language; an id goes before a name, an earlier row before a later one."""
    rows: tuple[Party | Forum, ...] = {"party": tables.parties, "forum": tables.forums}.get(kind, ())  # type: ignore[assignment]
    known: dict[str, str] = {}
    for row in rows:
        for names in (*row.names.values(), *row.shown.values()):
            for name in names:
                known.setdefault(_plain(name.removeprefix("=")), row.id)
    ids = [issue.id for issue in tables.issues] if kind == "issue" else [row.id for row in rows]
    return {**known, **{_plain(each): each for each in ids}}

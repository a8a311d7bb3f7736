"""The names that documents are read with here: the shipped tables, the installation's own file, and what a space's
references are called."""

import json
from functools import cache, lru_cache

from django.conf import settings

from collegium.accounts.errors import Improper
from collegium.accounts.models import Space
from collegium.accounts.once import once
from collegium.reading.read import kept, read
from collegium.reading.vocabulary import Vocabulary, VocabularyError
from collegium.register.references.tables import tables_for

SENTENCES = (
    "On 3 March 2030 the Foreign Minister of the host met two envoys and signed the Treaty on Salt in 2031.",
    "Le 3 mars 2030, le ministre des affaires étrangères a reçu deux envoyés et il a signé avec eux un traité.",
    "El 3 de marzo de 2030 el ministro de asuntos exteriores recibió a los dos enviados y firmó con ellos el tratado.",
    "Am 3. März 2030 hat der Außenminister die Gesandten empfangen und mit ihnen den Vertrag über das Salz gezeichnet.",
    "3 марта 2030 года министр иностранных дел принял двух посланников и подписал с ними договор о соли на пять лет.",
)
REMEDY = "COLLEGIUM_VOCABULARY names this file. Ask `collegium vocabulary check FILE`."
KEPT = 32  # vocabularies of spaces that one process keeps ready


@cache
def vocabulary() -> Vocabulary:
    """What this installation reads with, made once for each process. Raises Improper where its file cannot be used."""
    file = settings.VOCABULARY
    if file is None:
        return Vocabulary.shipped()
    try:
        return Vocabulary.shipped().with_file(file)
    except VocabularyError as error:
        raise Improper(f"{file}: {error}", REMEDY) from error
    except OSError as error:
        raise Improper(f"{file} cannot be read ({error.strerror}).", REMEDY) from error


def vocabulary_for(space: Space) -> Vocabulary:
    """What documents of a space are read with: what the installation reads with, and the names of its references."""
    return vocabulary_with(names_for(space))


@lru_cache(maxsize=KEPT)
def vocabulary_with(tables: str) -> Vocabulary:
    """What the installation reads with and further tables, as JSON; empty where there are none."""
    return vocabulary().extend(json.loads(tables)) if tables else vocabulary()


def names_for(space: Space) -> str:
    """The tables that a space adds, for `vocabulary_with` in another process."""
    return once(("names", space.pk), lambda: tables_for(space, _parties()))


@cache
def _parties() -> frozenset[str]:
    return frozenset(party.id for party in vocabulary().parties)


def make_languages_ready() -> None:
    """Make what reading in each language needs, for a program whose children read whatever comes."""
    with kept():
        for sentence in SENTENCES:
            read(sentence.encode(), "ready.txt", vocabulary())

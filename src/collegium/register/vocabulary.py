"""The names that documents are read with here: the shipped tables, and the installation's own file."""

from functools import cache

from django.conf import settings

from collegium.accounts.errors import Improper
from collegium.reading.vocabulary import Vocabulary, VocabularyError

REMEDY = "COLLEGIUM_VOCABULARY names this file. Ask `collegium vocabulary check FILE`."


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

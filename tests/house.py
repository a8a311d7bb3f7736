"""What the tests of the register's rooms share: the cast, founded once for a run; what a test writes goes with it."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from collegium.accounts.sight import seeing_everything
from collegium.reading.read import read
from tests.cast import Cast, note
from tests.cast import cast as find_cast


@pytest.fixture(scope="session")
def founded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """An installation with everybody in it; what reading needs is made once, not in each child."""
    read(note().data, "note.txt")
    with django_db_blocker.unblock(), seeing_everything():
        find_cast()


@pytest.fixture
def cast(founded: None, db: None) -> Iterator[Cast]:
    """Everybody. The test sees every space, as long as it says nothing else."""
    with seeing_everything():
        yield find_cast()

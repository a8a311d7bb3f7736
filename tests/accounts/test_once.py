"""What a request that only reads asks once, and what makes it ask anew."""

from django.db import connection

from collegium.accounts import actions
from collegium.accounts.models import Seat
from collegium.accounts.once import forget, once, only_reading
from collegium.accounts.sight import seeing
from tests.cast import Cast


class Counted:
    """A question that is answered by how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        """The answer."""
        self.times += 1
        return self.times


def test_a_question_is_asked_once_while_it_reads_and_each_time_otherwise() -> None:
    asked = Counted()
    assert [once("boats", asked), once("boats", asked)] == [1, 2]
    with only_reading():
        assert [once("boats", asked), once("boats", asked), once("piers", asked)] == [3, 3, 4]
        forget()
        assert once("boats", asked) == 5
    assert once("boats", asked) == 6


def test_no_answer_is_kept_as_well() -> None:
    asked: list[None] = []
    with only_reading():
        for _ in range(2):
            assert once("nothing", lambda: asked.append(None)) is None
    assert len(asked) == 1


def test_it_is_asked_anew_after_a_change(cast: Cast) -> None:
    asked = Counted()
    with only_reading():
        assert once("seats", asked) == 1
        actions.end_seat(cast.principal_qm, Seat.objects.get(person=cast.editor_qm), "A new office")
        assert once("seats", asked) == 2


def test_where_a_second_wall_stands_each_sight_asks_for_itself(cast: Cast) -> None:
    asked = Counted()
    with only_reading():
        once("names", asked)
        with seeing([cast.spaces["QM"].pk]):
            once("names", asked)
        once("names", asked)
    assert asked.times == (3 if connection.vendor == "postgresql" else 1)

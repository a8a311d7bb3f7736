"""Verbs about stated totals: say by what one is counted, take that back."""

from collegium.accounts.access import gate
from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person
from collegium.register.checks import check_alive
from collegium.register.counted import counted_in
from collegium.register.models import Counting, Wanted


def count_by(by: Person, total: Wanted, sort: str, entry: str, why: str = "") -> Counting:
    """Say by what a stated total is counted: a series, a plan, by its sort and id. It takes the place of another one.

    Raises NotVisible, NotAllowed, and Improper for what is no total, and for what does not stand beside it.
    """
    seat = gate(by, "decide", total.space)
    check_alive(total.document)
    if total.number is None:
        raise Improper("This is a paper and no total.", "Say what came of looking for it.")
    if (sort, entry) not in counted_in(by, total.space):
        raise Improper("Nothing of this space is counted by that.", "Go back and choose one of the list.")
    with change(by=by, verb="says by what a total is counted", space=total.space, why=why, seat=seat):
        _end(standing_for(total))
        said = Counting(
            space=total.space,
            document=total.document,
            by=by,
            key=total.key,
            total=total.name,
            sort=sort,
            counted_by=entry,
        )
        said.save()
    return said


def count_no_more(by: Person, total: Wanted, why: str = "") -> None:
    """Take back by what a total is counted. Raises NotVisible, NotAllowed, and Improper where nobody said it."""
    seat = gate(by, "decide", total.space)
    said = standing_for(total)
    if said is None:
        raise Improper("Nobody said by what this is counted.", "Choose a series or a plan first.")
    with change(by=by, verb="takes back by what a total is counted", space=total.space, why=why, seat=seat):
        _end(said)


def standing_for(total: Wanted) -> Counting | None:
    """What holds of a total by now."""
    return Counting.objects.filter(space=total.space, key=total.key, withdrawn=False, struck=False).first()


def _end(said: Counting | None) -> None:
    if said:
        said.withdrawn = True
        said.save()

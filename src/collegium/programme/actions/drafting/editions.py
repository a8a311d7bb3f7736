"""Keep a text as it stands, with its brackets: an edition."""

from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person
from collegium.programme.actions.drafting.checks import drafting_seat, text_now
from collegium.programme.models import Edition, Text
from collegium.programme.queries.drafting import body_of, standing_of
from collegium.programme.rules.texts import WORDS_MOVE, hash_of

NAME = 200


def make_edition(by: Person, text: Text, name: str = "", why: str = "") -> Edition:
    """Keep a text as it stands. Raises NotVisible, NotAllowed, OutOfTurn, Improper where nothing changed."""
    seat = drafting_seat(by, text)
    with change(by=by, verb="makes an edition", space=text.space, why=why, seat=seat):
        now = text_now(text, WORDS_MOVE)
        last = _last(now)
        made = freeze(now, name)
        if last and last.words == made.words:
            raise Improper(f"Nothing changed since edition {last.number}.", "Look at that one.")
    return made


def freeze(text: Text, name: str = "") -> Edition:
    """Keep a text as it stands, as a part of the open change. Raises Improper for a text without paragraphs."""
    body = body_of(standing_of(text))
    if not body:
        raise Improper("There is no paragraph yet to agree on.", "Add one first.")
    last = _last(text)
    number = last.number + 1 if last else 1
    edition = Edition(space=text.space, text=text, number=number, name=name.strip()[:NAME], body=body)
    edition.words = hash_of(body)
    edition.save()
    return edition


def _last(text: Text) -> Edition | None:
    return Edition.objects.filter(text=text).order_by("-number").first()

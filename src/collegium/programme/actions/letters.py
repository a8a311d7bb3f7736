"""Writing to persons of what waits for them. Whoever tells something calls this inside its own change."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from collegium.accounts.access import gate
from collegium.accounts.errors import Improper, NotVisible
from collegium.accounts.models import Person
from collegium.accounts.queries import house
from collegium.programme.mail.words import Said, address_of, languages_of, letter_of
from collegium.programme.models import Letter, MailChoice
from collegium.programme.rules.letters import CHOICES, LETTERS
from collegium.programme.rules.steps import step


@dataclass(frozen=True, slots=True)
class News:
    """That something of a kind waits at an address, to be told to persons. `key` names what happened."""

    key: str
    persons: Iterable[Person]
    kind: str
    path: str


def queue(key: str, person: Person, subject: str, body: str) -> None:
    """Have a mail go out to a person once the open change is kept, and only then. The same key is mailed once.

    `subject` and `body` hold no word of the register: `tell` writes such. Where the installation sends no mail the
    person is shown it.
    """
    _queue_all([_letter(key, person, Said(subject, body))])


def tell(key: str, persons: Iterable[Person], kind: str, path: str, but: Person | None = None) -> None:
    """Tell persons that something of a kind (`programme.mail.words.KINDS`) waits at an address of these pages.

    `key` names what happened, as `issued:ID of the charge:its version`; `but` is who did it, and knows.
    """
    tell_all([News(key, [each for each in persons if each != but], kind, path)])


def tell_all(news: Iterable[News]) -> None:
    """Tell of several things, each person once of each: asked as often for many as for one."""
    letters = {f"{each.key}:{person.pk}": (person, each) for each in news for person in each.persons}
    known = Letter.objects.only("key").in_bulk(list(letters), field_name="key")
    fresh = {key: told for key, told in letters.items() if key not in known}
    spoken = languages_of([person for person, _ in fresh.values()])
    _queue_all(
        _letter(key, person, letter_of(person.name, spoken.get(person.pk, ""), of.kind, address_of(of.path)))
        for key, (person, of) in fresh.items()
    )


def _letter(key: str, person: Person, said: Said) -> Letter:
    """A letter that is not kept yet."""
    state = "waiting" if settings.MAIL_GOES_OUT else "shown"
    return Letter(key=key, person=person, subject=said.subject, body=said.body, state=state)


def _queue_all(letters: Iterable[Letter]) -> None:
    """Keep letters to those who are here still, but for what was written already."""
    Letter.objects.bulk_create([each for each in letters if each.person.is_active], ignore_conflicts=True)


def send_again(by: Person, letter: str) -> None:
    """Have a letter of one's own go out once more, of which nobody knows whether it came, or that was refused.

    Raises NotVisible, OutOfTurn.
    """
    row = Letter.objects.filter(person=by, pk=letter).first()
    if row is None:
        raise NotVisible
    new = step(LETTERS, row.state, "send again")
    Letter.objects.filter(pk=row.pk, state=row.state).update(state=new, due=timezone.now(), tries=0, cause="", said="")


def decide_held(by: Person, sent: bool) -> int:
    """Have the letters that are held go out after all, or give them up; how many. Raises NotVisible for whoever is not
    the keeper."""
    gate(by, "read", house())
    held = Letter.objects.filter(state="held")
    if sent:
        return held.update(state=step(LETTERS, "held", "send again"), due=timezone.now(), tries=0, cause="", said="")
    return held.update(state=step(LETTERS, "held", "give up"), cause="late", said="")


def choose_mail(by: Person, often: str, language: str) -> None:
    """Choose how often one is written what one must chase, and in which language. Raises Improper."""
    if often not in CHOICES or language not in dict(settings.LANGUAGES):
        raise Improper("This is none of the choices.", "Go back and choose one of the list.")
    MailChoice.objects.update_or_create(person=by, defaults={"often": often, "language": language})

"""Writing to persons of what waits for them. Whoever tells something calls this inside its own change."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone

from collegium.accounts.errors import Improper, NotVisible
from collegium.accounts.models import Person
from collegium.programme.mail.words import address_of, letter_of
from collegium.programme.models import Letter, MailChoice
from collegium.programme.rules.letters import CHOICES, LETTERS
from collegium.programme.rules.steps import step


def queue(key: str, person: Person, subject: str, body: str) -> None:
    """Have a mail go out to a person once the open change is kept, and only then. The same key is mailed once.

    `subject` and `body` hold no word of the register: `tell` writes such. Where the installation sends no mail the
    person is shown it.
    """
    if person.is_active:
        state = "waiting" if settings.MAIL_GOES_OUT else "shown"
        letter = Letter(key=key, person=person, subject=subject, body=body, state=state)
        Letter.objects.bulk_create([letter], ignore_conflicts=True)


def tell(key: str, persons: Iterable[Person], kind: str, path: str, but: Person | None = None) -> None:
    """Tell persons that something of a kind (`programme.mail.words.KINDS`) waits at an address of these pages.

    `key` names what happened, as `issued:ID of the charge:its version`; `but` is who did it, and knows.
    """
    for person in dict.fromkeys(persons):
        if person != but:
            said = letter_of(person, kind, address_of(path))
            queue(f"{key}:{person.pk}", person, said.subject, said.body)


def send_again(by: Person, letter: str) -> None:
    """Have a letter of one's own go out once more, of which nobody knows whether it came, or that was refused.

    Raises NotVisible, OutOfOrder.
    """
    row = Letter.objects.filter(person=by, pk=letter).first()
    if row is None:
        raise NotVisible
    new = step(LETTERS, row.state, "send again")
    Letter.objects.filter(pk=row.pk, state=row.state).update(state=new, due=timezone.now(), tries=0, cause="", said="")


def choose_mail(by: Person, often: str, language: str) -> None:
    """Choose how often one is written what one must chase, and in which language. Raises Improper."""
    if often not in CHOICES or language not in dict(settings.LANGUAGES):
        raise Improper("This is none of the choices.", "Go back and choose one of the list.")
    MailChoice.objects.update_or_create(person=by, defaults={"often": often, "language": language})

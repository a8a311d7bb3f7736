"""What letters say: which kind of thing waits, and where. By their making they hold no word of the register."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from collegium.accounts.models import Person
from collegium.programme.models import MailChoice


@dataclass(frozen=True, slots=True)
class Said:
    """A letter: its subject and its body."""

    subject: str
    body: str


KINDS: Mapping[str, tuple[Promise, Promise]] = {
    "instruction": (_("An instruction waits"), _("An instruction waits for your post. It stands here:")),
    "revised": (_("An instruction was revised"), _("An instruction to your post was revised. It stands here:")),
    "overtaken": (_("An instruction is overtaken"), _("An instruction to your post is overtaken. It stands here:")),
    "query": (_("A post asks"), _("A post asks about an instruction, and waits for an answer. It stands here:")),
    "answer": (_("An answer to your post"), _("The capital has answered what your post asked. It stands here:")),
    "report": (_("A post has reported"), _("A post has reported on an instruction. It stands here:")),
    "not carried out": (
        _("An instruction was not carried out"),
        _("A post has not carried out an instruction, and says why. It stands here:"),
    ),
    "recorded": (
        _("An answer was recorded for you"),
        _("The secretariat has recorded an answer to a text on behalf of your partner. Contest it if it is not so:"),
    ),
    "word recorded": (
        _("A word was recorded for you"),
        _("The secretariat has recorded a word of your partner that came by mail. Contest it if it is not so:"),
    ),
    "silence": (
        _("A silence procedure has begun"),
        _("A text is under a silence procedure: silence until its deadline is consent. It stands here:"),
    ),
    "silence ended": (
        _("A silence procedure has ended"),
        _("A silence procedure in which your partner takes part has ended. It stands here:"),
    ),
    "silence ends": (
        _("A silence procedure ends soon"),
        _("A silence procedure in which your partner takes part ends within a day. It stands here:"),
    ),
    "put up": (
        _("A text waits for your answer"),
        _("A text was put up for adoption, and waits for the answer of your partner. It stands here:"),
    ),
    "asked": (
        _("A word of your partner is asked"),
        _(
            "Another partner has agreed to a programme, an amendment or a plan, which waits for the word of yours. "
            "It stands here:"
        ),
    ),
    "due": (_("An instruction is due soon"), _("An instruction to your post is due within a day. It stands here:")),
    "appeal": (_("A standing appeal waits"), _("A report on a standing appeal waits. It stands here:")),
    "mailed": (
        _("A report came by mail"),
        _("A report came by mail, and becomes one when a person says so. It stands here:"),
    ),
    "adjusted": (
        _("An agreed plan was adjusted"),
        _("A consultation of an agreed plan was adjusted: what is not its title, number or date. It stands here:"),
    ),
    "chase": (_("What you must chase"), _("This waits for you, counted by its kind:")),
}
"""By kind the subject and the sentence of a letter."""
DUE: Mapping[str, Promise] = {
    "not acknowledged": _("instructions that were not acknowledged"),
    "query": _("questions of posts"),
    "report": _("reports that are late"),
    "appeal": _("reports on standing appeals"),
    "silence": _("silence procedures"),
    "answer": _("texts that wait for an answer"),
    "consent": _("programmes, amendments and plans that wait for a word"),
    "subject": _("subjects of a plan of consultations"),
    "action": _("actions that are overdue"),
    "programme": _("programmes whose period is over"),
}
"""What is to be chased, by the kinds of `programme.queries.chase`."""
OTHER_DUE = _("other things")


def letter_of(name: str, language: str, kind: str, *lines: str) -> Said:
    """A letter of a kind to somebody of a name, in a language, with addresses or counts below its sentence."""
    subject, sentence = KINDS[kind]
    with override(language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        end = gettext("How often you are written what you must chase, you choose here:")
        paragraphs = (f"{name},", str(sentence), "\n".join(lines), f"{end}\n{address_of('/mail')}")
        return Said(str(subject), "\n\n".join(paragraphs) + "\n")


def languages_of(persons: Iterable[Person]) -> dict[str, str]:
    """The languages in which persons want to be written, by their ids; none of whoever said nothing."""
    rows = MailChoice.objects.filter(person__in=[each.pk for each in persons])
    return dict(rows.values_list("person", "language"))


def address_of(path: str) -> str:
    """Where something stands, with the address of the installation."""
    return f"{settings.ADDRESS}{path}"

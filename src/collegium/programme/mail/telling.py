"""What of the register is told by mail, and to whom: follows the entries that a change wrote, in its transaction."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from collegium.accounts.models import Change, Entry, Partner, Person, SpaceKind, Version
from collegium.accounts.queries import partners_of
from collegium.accounts.sight import seeing_everything
from collegium.programme.actions.letters import tell
from collegium.programme.actions.relaying import asked_of, seal_of
from collegium.programme.models import Answer, Assent, Participant, PlanConsent, PutUp, Silence, Step, Subject, Text
from collegium.programme.queries.chase import PATHS
from collegium.programme.queries.letters import heads_of, people_of_capitals, people_of_post
from collegium.programme.queries.unsaid import unsaid
from collegium.programme.rules.tracking import is_news

HASHED = 16  # characters of a hash that tell one wording from another
TO_POST: Mapping[str, str] = {
    "issue": "instruction",
    "revise": "revised",
    "overtake": "overtaken",
    "answer": "answer",
}
TO_CAPITAL: Mapping[str, str] = {"query": "query", "report": "report", "not carry out": "not carried out"}
"""Which step of a charge is told to whom, each by a kind of letter. That something was received is told to nobody."""

ADJUSTS, UNDOES = "adjusts a subject", "undoes"


def follow(sender: type[Entry], entry: Entry, **_: Any) -> None:
    """Tell of an entry that a change wrote, where somebody is to know. What was told is not told again."""
    if entry.withdrawn or entry.struck:
        return
    if isinstance(entry, Step | Silence | Answer | Assent | PlanConsent | PutUp | Subject):
        with seeing_everything():  # who sits at another partner's table is not for the person to see who did it
            _tell_of(entry)


def _tell_of(entry: Step | Silence | Answer | Assent | PlanConsent | PutUp | Subject) -> None:
    match entry:
        case Step():
            _of_step(entry)
        case Silence():
            _of_silence(entry)
        case Answer() if entry.by_mail and not (entry.contested or entry.affirmed):
            _of_answer(entry)
        case Assent() | PlanConsent() if not entry.contested:
            _of_word(entry)
        case PutUp():
            _of_text_put_up(entry)
        case Subject() if entry.space.kind == SpaceKind.JOINT and entry.plan.state != "draft":
            _of_subject(entry)


def _of_step(taken: Step) -> None:
    wrote = _last_change(taken)
    if wrote and not is_news(wrote.verb, taken.at, wrote.at):
        return
    charge, but = taken.charge, wrote.by if wrote else None
    path = PATHS["charge"].format(charge.pk)
    if kind := TO_POST.get(taken.verb):
        tell(f"step:{taken.pk}", people_of_post(charge.post), kind, path, but=but)
    elif kind := TO_CAPITAL.get(taken.verb):
        tell(f"step:{taken.pk}", people_of_capitals([charge.post.partner]), kind, path, but=but)


def _of_silence(silence: Silence) -> None:
    text = silence.edition.text
    kind = "silence" if silence.state == "running" else "silence ended"
    key = f"silence:{silence.pk}:{silence.state}"
    tell(key, people_of_capitals(taking_part(text)), kind, PATHS["text"].format(text.pk), but=_who_wrote(silence))


def _of_answer(answer: Answer) -> None:
    text = answer.edition.text
    key = f"answer:{answer.pk}:{answer.version}"
    tell(key, people_of_capitals([answer.partner]), "recorded", PATHS["text"].format(text.pk))


def _of_word(word: Assent | PlanConsent) -> None:
    if word.by_mail and not word.affirmed:
        key = f"word:{word.pk}:{word.version}"
        tell(key, people_of_capitals([word.partner]), "word recorded", PATHS["words"].format(word.space_id))
    if word.given:
        _ask_others(word)


def _ask_others(word: Assent | PlanConsent) -> None:
    """Ask the heads of those who have said nothing yet to what one partner agrees to now: each once for its words."""
    entry = asked_of(word)
    for each in unsaid([word.space], entry.pk):
        wording = salted_hmac("asked", seal_of(entry), algorithm="sha256").hexdigest()[:HASHED]
        key = f"asked:{entry.pk}:{wording}"  # the hash itself would prove who guesses what is struck out later
        tell(key, heads_of(each.silent), "asked", PATHS[each.what].format(entry.pk))


def _of_text_put_up(put_up: PutUp) -> None:
    """Tell the heads of all who take part; of what was put under silence another letter tells."""
    text = put_up.edition.text
    if Text.objects.filter(pk=text.pk, state="put up").exists():
        people, path = heads_of(taking_part(text)), PATHS["text"].format(text.pk)
        tell(f"put up:{put_up.edition_id}", people, "put up", path, but=_who_wrote(put_up))


def _of_subject(subject: Subject) -> None:
    """A subject of an agreed plan that was adjusted, or of which that was undone: all partners know."""
    changes = [each.change for each in _versions(subject)]
    done = next((each.verb for each in changes if each.verb != UNDOES), "")
    if done == ADJUSTS and subject.space.partnership:
        people = people_of_capitals(partners_of(subject.space.partnership, followed=False))
        key, path = f"adjusted:{subject.pk}:{subject.version}", PATHS["subject"].format(subject.pk)
        tell(key, people, "adjusted", path, but=changes[0].by)


def taking_part(text: Text) -> Iterable[Partner]:
    """The partners that take part in a text."""
    parts = Participant.objects.filter(text=text, withdrawn=False, struck=False, opted_out=False)
    return [part.partner for part in parts.select_related("partner")]


def _who_wrote(entry: Entry) -> Person | None:
    """Who wrote an entry last: it knows."""
    last = _last_change(entry)
    return last.by if last else None


def _last_change(entry: Entry) -> Change | None:
    last = _versions(entry).first()
    return last.change if last else None


def _versions(entry: Entry) -> QuerySet[Version]:
    """What was written of an entry, the last first."""
    rows = Version.objects.filter(kind=entry._meta.label, entry=entry.pk).select_related("change__by")
    return rows.order_by("-number")

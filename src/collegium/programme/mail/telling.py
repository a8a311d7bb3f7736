"""What of the register is told by mail, and to whom: follows the entries that a change wrote, in its transaction."""

from collections.abc import Iterable, Mapping
from typing import Any

from collegium.accounts.models import Change, Entry, Partner, Person, Version
from collegium.accounts.sight import seeing_everything
from collegium.programme.actions.letters import tell
from collegium.programme.models import Answer, Assent, Participant, PlanConsent, Silence, Step, Text
from collegium.programme.queries.chase import PATHS
from collegium.programme.queries.letters import people_of_capitals, people_of_post
from collegium.programme.rules.tracking import is_news

TO_POST: Mapping[str, str] = {
    "issue": "instruction",
    "revise": "revised",
    "overtake": "overtaken",
    "answer": "answer",
}
TO_CAPITAL: Mapping[str, str] = {"query": "query", "report": "report", "not carry out": "not carried out"}
"""Which step of a charge is told to whom, each by a kind of letter. That something was received is told to nobody."""


def follow(sender: type[Entry], entry: Entry, **_: Any) -> None:
    """Tell of an entry that a change wrote, where somebody is to know. What was told is not told again."""
    if entry.withdrawn or entry.struck:
        return
    if isinstance(entry, Step | Silence | Answer | Assent | PlanConsent):
        with seeing_everything():  # who sits at another partner's table is not for the person to see who did it
            _tell_of(entry)


def _tell_of(entry: Step | Silence | Answer | Assent | PlanConsent) -> None:
    match entry:
        case Step():
            _of_step(entry)
        case Silence():
            _of_silence(entry)
        case Answer() if entry.by_mail and not (entry.contested or entry.affirmed):
            _of_answer(entry)
        case Assent() | PlanConsent() if entry.by_mail and not (entry.contested or entry.affirmed):
            _of_word(entry)


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
    key = f"word:{word.pk}:{word.version}"
    tell(key, people_of_capitals([word.partner]), "word recorded", PATHS["words"].format(word.space_id))


def taking_part(text: Text) -> Iterable[Partner]:
    """The partners that take part in a text."""
    parts = Participant.objects.filter(text=text, withdrawn=False, struck=False, opted_out=False)
    return [part.partner for part in parts.select_related("partner")]


def _who_wrote(entry: Entry) -> Person | None:
    """Who wrote an entry last: it knows."""
    last = _last_change(entry)
    return last.by if last else None


def _last_change(entry: Entry) -> Change | None:
    rows = Version.objects.filter(kind=entry._meta.label, entry=entry.pk).select_related("change__by")
    last = rows.order_by("-number").first()
    return last.change if last else None

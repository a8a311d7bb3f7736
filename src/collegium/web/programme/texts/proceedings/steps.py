"""Steps that a person takes with a text as a whole; each takes what a form says and tells what was done."""

from collections.abc import Callable, Mapping
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from collegium.accounts.access import found, visible_to
from collegium.accounts.errors import ChangedMeanwhile, NotVisible
from collegium.accounts.models import Partner, Person, Space
from collegium.programme.actions import proceedings as verbs
from collegium.programme.actions.proceedings import Delivered, Given, Recorded
from collegium.programme.models import Answer, Edition, Text
from collegium.programme.rules.silence import deadline
from collegium.web.again import Incomplete
from collegium.web.details import meant
from collegium.web.programme.moments import moment_said

Step = Callable[[Person, Text, QueryDict], str]


def _why(said: QueryDict) -> str:
    return said.get("why", "")[:1000]


def partner_meant(space: Space, named: str) -> Partner | None:
    """The partner of a space that a form names; none where it names none. Raises NotVisible, for others' ones too."""
    partner = Partner.objects.filter(pk=named, partnership=space.partnership, withdrawn=False).first()
    if named and partner is None:
        raise NotVisible
    return partner


def _partner(text: Text, said: QueryDict) -> Partner | None:
    return partner_meant(text.space, said.get("partner", ""))


def _needed(text: Text, said: QueryDict) -> Partner:
    partner = _partner(text, said)
    if partner is None:
        raise Incomplete()
    return partner


def _edition(person: Person, text: Text, said: QueryDict) -> Edition | None:
    """What the person saw put up. Raises NotVisible for what is none of this text."""
    named = said.get("edition", "")
    edition = visible_to(person, Edition).filter(text=text, pk=named).first()
    if named and edition is None:
        raise NotVisible
    return edition


def _seen(person: Person, text: Text, said: QueryDict) -> Edition:
    edition = _edition(person, text, said)
    if edition is None:
        raise Incomplete()
    return edition


def _as_seen(text: Text, said: QueryDict) -> Text:
    """The text, where it is as the person saw it. Raises ChangedMeanwhile."""
    if said.get("version") != str(text.version):
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")
    return text


def _day(words: str) -> date:
    """A day as a form gives it. Raises Improper."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise Incomplete() from None


def _put_up(by: Person, text: Text, said: QueryDict) -> str:
    verbs.put_up(by, _as_seen(text, said), _why(said))
    return _("It was put up: every partner that takes part answers now.")


def _put_under_silence(by: Person, text: Text, said: QueryDict) -> str:
    until = deadline(said.get("until", "")[:16], said.get("zone", ""), said.get("which", ""))
    verbs.put_under_silence(by, _as_seen(text, said), until, _why(said))
    return _("It was put under silence.")


def _answer(by: Person, text: Text, said: QueryDict) -> str:
    given = Given(said.get("given", ""), _edition(by, text, said), _why(said))
    now = verbs.answer(by, text, given, _partner(text, said))
    return _("That was the last consent: the text is adopted.") if now.state == "adopted" else _("It is kept.")


def _join(by: Person, text: Text, said: QueryDict) -> str:
    verbs.join(by, text, _edition(by, text, said), _partner(text, said), _why(said))
    return _("Your partner takes part.")


def _break(by: Person, text: Text, said: QueryDict) -> str:
    verbs.break_silence(by, text, _seen(by, text, said), _why(said), _partner(text, said))
    return _("Silence is broken; the text is negotiated again.")


def _keep(by: Person, text: Text, said: QueryDict) -> str:
    verbs.keep_silence(by, text, _seen(by, text, said), _why(said))
    return _("It is recorded that silence was kept: the text is adopted.")


def _call_off(by: Person, text: Text, said: QueryDict) -> str:
    verbs.call_off(by, text, _why(said))
    return _("Silence was called off; the text is negotiated again.")


def _reopen(by: Person, text: Text, said: QueryDict) -> str:
    verbs.reopen(by, text, _why(said))
    return _("The text is negotiated again.")


def _abandon(by: Person, text: Text, said: QueryDict) -> str:
    verbs.abandon(by, text, _why(said))
    return _("The text was given up; all of it stays to be read.")


def _recorded(by: Person, text: Text, said: QueryDict) -> Recorded:
    given = Given(said.get("given", ""), _seen(by, text, said), _why(said))
    message = meant(by, said.get("message", ""))
    return Recorded(given, message, said.get("quote", "")[:5000], moment_said(said.get("came", "")))


def _record(by: Person, text: Text, said: QueryDict) -> str:
    partner, recorded = _needed(text, said), _recorded(by, text, said)
    breaks = recorded.given.answer == "declines" and text.state == "silence"
    if breaks:
        verbs.record_break(by, text, partner, recorded)
    else:
        verbs.record_answer(by, text, partner, recorded)
    return _("It is recorded, and the partner is told.")


def _own_answer(by: Person, text: Text, said: QueryDict) -> Answer:
    answer = found(by, Answer, said.get("answer", ""))
    if answer.edition.text_id != text.pk:
        raise NotVisible
    return answer


def _affirm(by: Person, text: Text, said: QueryDict) -> str:
    verbs.affirm(by, _own_answer(by, text, said), _why(said))
    return _("It is kept that your partner said so.")


def _contest(by: Person, text: Text, said: QueryDict) -> str:
    verbs.contest(by, _own_answer(by, text, said), _why(said))
    return _("Contested: it counts no more. Your partner answers itself.")


def _name(by: Person, text: Text, said: QueryDict) -> str:
    verbs.name_who_delivers(by, text, _partner(text, said), _why(said))
    return _("It is said who delivers the text.")


def _deliver(by: Person, text: Text, said: QueryDict) -> str:
    done = Delivered(_needed(text, said), _day(said.get("on", "")), said.get("where", ""), said.get("to", ""))
    verbs.deliver(by, text, done, _why(said))
    return _("The delivery is recorded.")


def _say_of_publishing(by: Person, text: Text, said: QueryDict) -> str:
    given = {"yes": True, "no": False}.get(said.get("given", ""))
    if given is None:
        raise Incomplete()
    verbs.say_of_publishing(by, text, given, _partner(text, said), _why(said), _edition(by, text, said))
    return _("Your partner's word is kept.")


def _publish(by: Person, text: Text, said: QueryDict) -> str:
    verbs.publish_text(by, text, _why(said))
    return _("A copy stands in the public space.")


STEPS: Mapping[str, Step] = {
    "put-up": _put_up,
    "silence": _put_under_silence,
    "answer": _answer,
    "join": _join,
    "break": _break,
    "keep": _keep,
    "call-off": _call_off,
    "reopen": _reopen,
    "abandon": _abandon,
    "record": _record,
    "affirm": _affirm,
    "contest": _contest,
    "deliverer": _name,
    "deliver": _deliver,
    "publishing": _say_of_publishing,
    "publish": _publish,
}

"""Texts beside the programmes and amendments that they set down, plans beside the programme that they carry out."""

from collections.abc import Iterable
from dataclasses import dataclass

from collegium.accounts.access import Anybody, visible_to
from collegium.programme.models import Adjustment, Plan, Programme, Text
from collegium.programme.queries.programmes import plans_under, set_down_by
from collegium.programme.queries.relayed import title_of
from collegium.web.programme.telling import FIXED, address_of


@dataclass(frozen=True, slots=True)
class Linked:
    """Something that stands beside what a page shows: what it is called, its page, where it stands."""

    title: str
    address: str
    state: str


def linked(entries: Iterable[Text | Programme | Adjustment | Plan]) -> list[Linked]:
    """Some of them, in their order."""
    return [_linked(each) for each in entries]


def _linked(entry: Text | Programme | Adjustment | Plan) -> Linked:
    title = entry.title if isinstance(entry, Text) else title_of(entry)
    return Linked(title, address_of(entry), str(FIXED.get(entry.state, entry.state)))


def text_beside(person: Anybody, entry: Programme | Adjustment) -> list[Linked]:
    """The text that sets down a programme or an amendment; none where there is none that the person sees."""
    return linked(visible_to(person, Text).filter(pk=entry.text_id, struck=False))


def beside_text(person: Anybody, text: Text) -> list[Linked]:
    """What a text sets down."""
    return linked(set_down_by(person, text))


def plans_beside(person: Anybody, programme: Programme) -> list[Linked]:
    """The plans that carry out a programme."""
    return linked(plans_under(person, programme))


def programme_beside(person: Anybody, plan: Plan) -> list[Linked]:
    """The programme that a plan carries out; none where there is none that the person sees."""
    return linked(visible_to(person, Programme).filter(pk=plan.programme_id, struck=False))

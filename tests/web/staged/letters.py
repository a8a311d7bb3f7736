"""What of letters stands on the stage."""

from typing import Any

from collegium.accounts.journal.change import change
from collegium.accounts.models import Post
from collegium.programme.actions.charges import take
from collegium.programme.actions.instructions import Drafted, draft, issue
from collegium.programme.actions.letters import tell
from collegium.programme.models import Charge, Letter, MailedReport
from collegium.register.actions import add
from collegium.register.arrival import Arrival
from tests.cast import Cast

WRITES: frozenset[str] = frozenset({"mail", "mail-again", "mail-held", "mailed", "reply-address"})


def put(cast: Cast) -> dict[str, Any]:
    """A letter to Velmora's post that was refused, and a mail of it that waits to be its report."""
    tell("staged", [cast.post_qm], "instruction", "/mail")
    letter = Letter.objects.get(person=cast.post_qm, key__startswith="staged:")
    Letter.objects.filter(pk=letter.pk).update(state="refused", cause="refused")
    charge = acknowledged(cast)
    report = mailed_to(cast, charge, "lamps")
    return {"letter to post_qm": letter, "charge by mail": charge, "mailed report": report}


MAIL = "From: {}\nTo: x@register.example\nSubject: Report\n\nWe spoke of the {}.\n"
WORD = "zinnobergruen"
"""What nobody else meets: it stands in a mail of Velmora's post."""


def mailed_to(cast: Cast, charge: Charge, word: str) -> MailedReport:
    """A mail of Velmora's post that came for its charge, and waits."""
    seat = cast.post_qm.seats.get()
    data = MAIL.format(cast.post_qm.email, word).encode()
    document = add(cast.post_qm, charge.space, cast.marking(), Arrival(data, "mail.eml", "message/rfc822")).document
    with change(by=cast.post_qm, verb="brings a report by mail", space=charge.space, seat=seat):
        report = MailedReport(space=charge.space, charge=charge, seat=seat, document=document)
        report.save()
    return report


def acknowledged(cast: Cast) -> Charge:
    """A charge of Velmora's post, acknowledged."""
    said = Drafted(title="Report by mail", text="Report.", initiative="The draft on the lamps")
    (charge,) = issue(
        cast.editor_qm, draft(cast.editor_qm, cast.spaces["QM"], said), [Post.objects.get(partner__code="QM")]
    )
    take(cast.post_qm, charge, "acknowledge")
    return charge


def nest(cast: Cast) -> dict[str, str]:
    """Words of their own in every field of what is private to Velmora, by what the field is."""
    mailed_to(cast, acknowledged(cast), WORD)
    return {"mail": WORD}


def guesses(cast: Cast) -> list[str]:
    """The addresses of what is hidden, as somebody has them who was told the ids."""
    return ["/mail", *(f"/mailed/{each.pk}" for each in MailedReport.objects.all())]

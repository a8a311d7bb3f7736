"""What a partner says to a paragraph, as the actions of this folder read and write it inside a change."""

from collegium.accounts.models import Partner
from collegium.programme.actions.drafting.checks import own_wordings
from collegium.programme.models import Paragraph, Stance


def stance_of(paragraph: Paragraph, partner: Partner) -> Stance | None:
    """What a partner says to a paragraph now."""
    standing = Stance.objects.filter(paragraph=paragraph, partner=partner, withdrawn=False, struck=False)
    return standing.first()


def take_away(paragraph: Paragraph, partner: Partner) -> None:
    """Take the words of a partner's bracket away."""
    for row in own_wordings(paragraph, partner).values():
        row.withdrawn = True
        row.save()

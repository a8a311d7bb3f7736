"""What a partner notes on a paragraph for itself alone."""

from collegium.accounts.access import gate, seats_for
from collegium.accounts.errors import Improper, NotAllowed
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person, Space
from collegium.programme.actions.drafting.checks import check_length
from collegium.programme.models import Comment, Paragraph
from collegium.programme.rules.texts import tidied


def comment(by: Person, paragraph: Paragraph, words: str, partner: Partner | None = None) -> Comment:
    """Note something on a paragraph in one's partner's own space; no other partner ever sees it.

    Raises NotVisible, NotAllowed for whoever has no such space, Improper.
    """
    gate(by, "read", paragraph.space)
    space = _own_space(by, paragraph.space, partner)
    seat = gate(by, "add", space)
    words = tidied(words)
    check_length(words)
    if not words:
        raise Improper("A comment has words.", "Write some.")
    with change(by=by, verb="comments", space=space, seat=seat):
        noted = Comment(space=space, paragraph=paragraph, words=words)
        noted.save()
    return noted


def drop_comment(by: Person, noted: Comment) -> None:
    """Take a comment away. Raises NotVisible, NotAllowed."""
    seat = gate(by, "change", noted.space)
    with change(by=by, verb="drops a comment", space=noted.space, seat=seat):
        noted.withdrawn = True
        noted.save()


def _own_space(by: Person, joint: Space, partner: Partner | None) -> Space:
    """The own space into which a person's comment goes. Raises NotAllowed; Improper where it is not said which."""
    spaces = Space.objects.filter(kind="own", partnership=joint.partnership_id, withdrawn=False)
    spaces = spaces.filter(partner=partner) if partner else spaces
    own = [space for space in spaces.select_related("partner") if seats_for(by, "add", space)]
    if not own:
        raise NotAllowed("Only partners note something for themselves.", "Say it to all in a bracket.")
    if len(own) > 1:
        raise Improper("You sit for several partners here.", "Say for which one.")
    return own[0]

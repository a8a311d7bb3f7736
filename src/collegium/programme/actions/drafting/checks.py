"""Who may draft and for which partner, what stands now, and whether the words are still those that a person saw.

All but the gates is asked inside the open change, where nobody else writes.
"""

from collections.abc import Collection, Iterable

from collegium.accounts.access import gate, seats_for
from collegium.accounts.errors import Improper, NotAllowed
from collegium.accounts.models import Partner, Person, Seat, SpaceKind
from collegium.programme.errors import OutOfTurn
from collegium.programme.models import Paragraph, Participant, Text, Wording
from collegium.programme.queries.drafting import common_words
from collegium.programme.rules.texts import hash_of_words

MOST_WORDS = 5_000  # characters of one paragraph in one language


def drafting_seat(by: Person, text: Text) -> Seat:
    """The seat in which a person changes the words of a text: the secretariat's, or one of a partner that takes part.

    Raises NotVisible, NotAllowed.
    """
    return _seat(by, "draft", text, None)


def speaking_seat(by: Person, text: Text, partner: Partner | None = None) -> Seat:
    """The seat in which a person says for its partner what that says to a paragraph.

    Raises NotVisible, NotAllowed; Improper where the person sits for several and does not say for which.
    """
    return _seat(by, "agree", text, partner)


def _seat(by: Person, act: str, text: Text, partner: Partner | None) -> Seat:
    gate(by, act, text.space)
    seats = [seat for seat in seats_for(by, act, text.space) if takes_part(seat, text)]
    if partner:
        seats = [seat for seat in seats if seat.partner_id == partner.pk]
    if not seats:
        raise NotAllowed("Your partner takes no part in this text.", "Ask those who draft it.")
    if act == "agree" and len({seat.partner_id for seat in seats}) > 1:
        raise Improper("You sit for several partners here.", "Say for which one.")
    return seats[0]


def takes_part(seat: Seat, text: Text) -> bool:
    """Whether a seat is one of a partner that takes part, or of none."""
    if seat.partner_id is None:
        return True
    taking = Participant.objects.filter(text=text, withdrawn=False, struck=False, opted_out=False)
    return taking.filter(partner=seat.partner_id).exists()


def check_joint(kind: str) -> None:
    """Raises Improper for a space in which no text is drafted."""
    if kind != SpaceKind.JOINT:
        raise Improper("Texts are drafted where all partners see them.", "Go to the joint space.")


def text_now(text: Text, states: Collection[str]) -> Text:
    """A text as it stands now. Raises Improper where it is gone, OutOfTurn where its words stand still."""
    now = Text.objects.filter(pk=text.pk, withdrawn=False, struck=False).first()
    if now is None:
        raise Improper("This is no longer here.", "Look at the text anew.")
    if now.state not in states:
        raise OutOfTurn(f"This cannot be done while the text stands at: {now.state}.", "Look at the text anew.")
    return now


def paragraph_now(paragraph: Paragraph) -> Paragraph:
    """A paragraph as it stands now. Raises Improper where it is gone."""
    now = Paragraph.objects.filter(pk=paragraph.pk, withdrawn=False, struck=False).first()
    if now is None:
        raise Improper("This is no longer here.", "Look at the text anew.")
    return now


def hash_now(paragraph: Paragraph) -> str:
    """What tells the common words of a paragraph as they stand now."""
    return hash_of_words(common_words(paragraph))


def check_languages(text: Text, languages: Iterable[str]) -> None:
    """Raises Improper for words in a language that the text is not drafted in."""
    for language in languages:
        if language not in text.languages:
            raise Improper(f"This text is not drafted in this language: {language}.", "Add the language first.")


def check_length(words: str) -> None:
    """Raises Improper for a paragraph that is too long to be agreed on."""
    if len(words) > MOST_WORDS:
        raise Improper(f"A paragraph has at most {MOST_WORDS} characters.", "Split it.")


def own_wordings(paragraph: Paragraph, partner: Partner | None) -> dict[str, Wording]:
    """The words that stand at a paragraph, by their language: those of a partner, or the common ones."""
    rows = Wording.objects.filter(paragraph=paragraph, partner=partner, withdrawn=False, struck=False)
    return {row.language: row for row in rows}

"""What a partner says to a paragraph: it agrees to the common words, or brackets them with its own."""

from collections.abc import Mapping

from collegium.accounts.errors import Improper, NotAllowed
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person, Seat
from collegium.programme.actions.drafting.checks import (
    check_languages,
    check_length,
    hash_now,
    own_wordings,
    paragraph_now,
    speaking_seat,
    text_now,
)
from collegium.programme.actions.drafting.standing import stance_of, take_away
from collegium.programme.actions.drafting.words import Seen
from collegium.programme.errors import Clash
from collegium.programme.models import Paragraph, Stance, Wording
from collegium.programme.queries.drafting import common_words
from collegium.programme.rules.texts import STANCES_MOVE, tidied


def agree(by: Person, paragraph: Paragraph, seen: Seen, partner: Partner | None = None) -> Stance:
    """Agree for one's partner to the common words of a paragraph, as the person saw them; a bracket of it goes.

    Raises NotVisible, NotAllowed, OutOfTurn, Improper, and Clash where these are not the words that stand there.
    """
    text = paragraph.text
    seat = speaking_seat(by, text, partner)
    with change(by=by, verb="agrees to a paragraph", space=text.space, seat=seat):
        now, spoken = _asked(paragraph, seat)
        if hash_now(now) != seen.words:
            raise Clash
        if not common_words(now):
            raise Improper("There are no words here to agree to.", "Give the paragraph words first.")
        take_away(now, spoken)
        return _say(now, spoken, "agrees", seen.words)


def bracket(
    by: Person, paragraph: Paragraph, said: Mapping[str, str], seen: Seen, why: str = "", partner: Partner | None = None
) -> Stance:
    """Put a partner's own words beside the common ones; no words in any language: it would leave the paragraph out.

    What is said as the common words say it is no bracket. Raises NotVisible, NotAllowed, OutOfTurn, Improper where
    nothing is otherwise, and Clash where the common words, or what the partner said, are not what the person saw.
    """
    text = paragraph.text
    seat = speaking_seat(by, text, partner)
    tidy = {language: tidied(words) for language, words in said.items()}
    with change(by=by, verb="brackets a paragraph", space=text.space, why=why, seat=seat):
        now, spoken = _asked(paragraph, seat)
        check_languages(text, tidy)
        _check_seen(now, spoken, seen)
        common = common_words(now)
        other = {language: words for language, words in tidy.items() if words != common.get(language, "")}
        if not other:
            raise Improper("These are the common words.", "Agree to them, or say what you would have instead.")
        _put_own(now, spoken, other)
        return _say(now, spoken, "brackets", seen.words, why)


def take_back(by: Person, paragraph: Paragraph, seen: Seen, partner: Partner | None = None) -> None:
    """Take back what one's partner says to a paragraph, a bracket with its words.

    Raises NotVisible, NotAllowed, OutOfTurn, Improper where it says nothing, and Clash where that changed meanwhile.
    """
    text = paragraph.text
    seat = speaking_seat(by, text, partner)
    with change(by=by, verb="takes back a stance", space=text.space, seat=seat):
        now, spoken = _asked(paragraph, seat)
        stance = stance_of(now, spoken)
        if stance is None:
            raise Improper("Your partner says nothing to this paragraph.", "Look at the text anew.")
        if stance.version != seen.stance:
            raise Clash
        take_away(now, spoken)
        stance.withdrawn = True
        stance.save()


def _asked(paragraph: Paragraph, seat: Seat) -> tuple[Paragraph, Partner]:
    """A paragraph as it stands now, and who speaks. Raises OutOfTurn, Improper, NotAllowed."""
    text_now(paragraph.text, STANCES_MOVE)
    if seat.partner is None:
        raise NotAllowed("You do not sit for this partner.", "Ask its principal.")
    return paragraph_now(paragraph), seat.partner


def _check_seen(paragraph: Paragraph, partner: Partner, seen: Seen) -> None:
    """Raises Clash where anything that a bracket goes over is not what the person saw."""
    stance = stance_of(paragraph, partner)
    if hash_now(paragraph) != seen.words or (stance.version if stance else 0) != seen.stance:
        raise Clash


def _put_own(paragraph: Paragraph, partner: Partner, said: Mapping[str, str]) -> None:
    """Write the words of a bracket; a language that is no longer otherwise goes."""
    standing = own_wordings(paragraph, partner)
    for language, row in standing.items():
        if language not in said:
            row.withdrawn = True
            row.save()
    for language, words in said.items():
        check_length(words)
        new = Wording(space=paragraph.space, paragraph=paragraph, language=language, partner=partner)
        row = standing.get(language) or new
        row.words = words
        row.save()


def _say(paragraph: Paragraph, partner: Partner, stance: str, words: str, why: str = "") -> Stance:
    standing = stance_of(paragraph, partner)
    said = standing or Stance(space=paragraph.space, paragraph=paragraph, partner=partner)
    said.stance, said.words, said.why = stance, words, why
    said.save()
    return said

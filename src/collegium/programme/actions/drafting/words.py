"""Common words of paragraphs: give them, accept a partner's in their place, say that a language still fits."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person
from collegium.programme.actions.drafting.checks import (
    check_languages,
    check_length,
    drafting_seat,
    hash_now,
    own_wordings,
    paragraph_now,
    text_now,
)
from collegium.programme.actions.drafting.standing import stance_of, take_away
from collegium.programme.errors import Clash
from collegium.programme.models import Paragraph, Wording
from collegium.programme.queries.drafting import common_words
from collegium.programme.rules.texts import STANCES_MOVE, WORDS_MOVE, hash_of_words, tidied


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person had before its eyes: the hash of the common words of a paragraph, in all languages or in each, and
    the version of what a partner said to it (0: nothing)."""

    words: str = ""
    each: Mapping[str, str] = field(default_factory=dict)
    stance: int = 0


def say_words(by: Person, paragraph: Paragraph, said: Mapping[str, str], seen: Seen, why: str = "") -> bool:
    """Give a paragraph other common words, in the languages that are said; agreements to the earlier ones lapse.

    What is as the person saw it is left alone, so that two may work in two languages; whether anything was to be done.
    Raises NotVisible, NotAllowed, OutOfTurn, Improper, and Clash where somebody else changed the same words since.
    """
    text = paragraph.text
    seat = drafting_seat(by, text)
    tidy = {language: tidied(words) for language, words in said.items()}
    with change(by=by, verb="words a paragraph", space=text.space, why=why, seat=seat):
        now = paragraph_now(paragraph)
        check_languages(text_now(text, WORDS_MOVE), tidy)
        other = _otherwise(now, tidy, seen)
        put_words(now, other)
    return bool(other)


def _otherwise(paragraph: Paragraph, said: Mapping[str, str], seen: Seen) -> dict[str, str]:
    """What is to be written. Raises Clash where it would go over words that the person did not see."""
    standing, other = common_words(paragraph), {}
    for language, words in said.items():
        saw, typed = seen.each.get(language, ""), hash_of_words({language: words})
        stands = hash_of_words({language: standing.get(language, "")})
        if typed in (saw, stands):
            continue
        if stands != saw:
            raise Clash
        other[language] = words
    return other


def put_words(paragraph: Paragraph, said: Mapping[str, str]) -> None:
    """Write common words, as a part of the open change.

    Where a language that was in line with the others changes, those that do not change with it are behind from here;
    one that was missing or behind only catches up.
    """
    standing = own_wordings(paragraph, None)
    leads = [each for each in said if each in standing and standing[each].words and not standing[each].behind]
    for language, words in said.items():
        check_length(words)
        row = standing.get(language) or Wording(space=paragraph.space, paragraph=paragraph, language=language)
        row.words, row.behind = words, False
        row.save()
    for language, row in standing.items():
        if leads and language not in said and row.words and not row.behind:
            row.behind = True
            row.save()


def confirm_words(by: Person, paragraph: Paragraph, language: str, seen: Seen, why: str = "") -> None:
    """Say that the words in a language fit the others as they stand now.

    Raises NotVisible, NotAllowed, OutOfTurn, Improper where they were not behind, Clash.
    """
    text = paragraph.text
    seat = drafting_seat(by, text)
    with change(by=by, verb="confirms a language", space=text.space, why=why, seat=seat):
        text_now(text, WORDS_MOVE)
        row = own_wordings(paragraph_now(paragraph), None).get(language)
        if hash_now(paragraph) != seen.words:
            raise Clash
        if row is None or not row.behind:
            raise Improper("These words are not older than others.", "Look at the text anew.")
        row.behind = False
        row.save()


def accept(by: Person, paragraph: Paragraph, partner: Partner, seen: Seen, why: str = "") -> None:
    """Make the words that a partner brackets a paragraph with the common ones.

    The partner agrees by that, where it bracketed the words that stood until now; who accepts says so itself. Where the
    partner would leave the paragraph out, it is taken out. Raises NotVisible, NotAllowed, OutOfTurn, Improper, Clash.
    """
    text = paragraph.text
    seat = drafting_seat(by, text)
    with change(by=by, verb="accepts a bracket", space=text.space, why=why, seat=seat):
        text_now(text, STANCES_MOVE)
        now = paragraph_now(paragraph)
        stance = stance_of(now, partner)
        if stance is None or stance.stance != "brackets":
            raise Improper("This bracket is no longer here.", "Look at the text anew.")
        if hash_now(now) != seen.words or stance.version != seen.stance:
            raise Clash
        own = {language: row.words for language, row in own_wordings(now, partner).items()}
        if not any({**common_words(now), **own}.values()):
            now.withdrawn = True
            now.save()
            return
        put_words(now, own)
        take_away(now, partner)
        if stance.words == seen.words:
            stance.stance, stance.words, stance.why = "agrees", hash_now(now), ""
        else:
            stance.withdrawn = True
        stance.save()

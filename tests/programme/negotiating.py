"""A joint text of three paragraphs, and what its partners say of them."""

from dataclasses import replace

from collegium.accounts.models import Partner
from collegium.programme.actions import drafting
from collegium.programme.actions.drafting import Drafted, Seen
from collegium.programme.models import Stance, Text
from collegium.programme.queries.drafting import Placed, Standing, standing_of
from tests.cast import Cast

WORDS = """The harbours keep their lamps lit.

Pilots are trained in common.

The partners meet again in spring."""


def drafted(cast: Cast, words: str = WORDS, **said: object) -> Text:
    return drafting.draft_text(cast.editor_qm, cast.spaces["joint"], replace(Drafted("Lamps"), **said), words)  # type: ignore[arg-type]


def negotiated(cast: Cast, words: str = WORDS, **said: object) -> Text:
    text = drafted(cast, words, **said)
    drafting.open_text(cast.editor_qm, text)
    return Text.objects.get(pk=text.pk)


def standing(text: Text) -> Standing:
    return standing_of(Text.objects.get(pk=text.pk))


def placed(text: Text, number: int = 1) -> Placed:
    return standing(text).paragraphs[number - 1]


def seen(at: Placed, code: str = "") -> Seen:
    """What somebody has before its eyes; with a code, what that partner says too."""
    stance = Stance.objects.filter(paragraph=at.paragraph, partner__code=code, withdrawn=False).first()
    return Seen(at.hash, {each.language: each.hash for each in at.said}, stance.version if stance else 0)


def say(cast: Cast, text: Text, said: dict[str, str], number: int = 1, who: str = "editor_qm") -> bool:
    at = placed(text, number)
    return drafting.say_words(cast.people[who], at.paragraph, said, seen(at))


def codes(partners: tuple[Partner, ...]) -> list[str]:
    return [each.code for each in partners]


def lines(text: Text, language: str = "en") -> list[str]:
    return [each.words(language) for each in standing(text).paragraphs]

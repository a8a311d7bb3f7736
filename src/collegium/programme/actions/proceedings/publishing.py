"""Bringing an adopted text before everybody, once every partner that takes part has consented to that."""

from django.db import transaction

from collegium.accounts.access import gate
from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person, Space, SpaceKind
from collegium.programme.actions.proceedings.standing import (
    Standing,
    check_same,
    partner_of,
    seat_of,
    stands,
    taking_part,
)
from collegium.programme.models import (
    Edition,
    Paragraph,
    Participant,
    PublishedText,
    PublishingWord,
    Text,
    Wording,
)
from collegium.programme.rules.proceedings import ACTS
from collegium.register.errors import MarkedForFew, NotConsented
from collegium.register.rules import open_to_all
from collegium.register.rules.documents import without_consent

SETTLED = frozenset({"adopted", "delivered"})


def say_of_publishing(
    by: Person, text: Text, given: bool, partner: Partner | None = None, why: str = "", seen: Edition | None = None
) -> PublishingWord:
    """Say for one's partner whether an adopted text may be published. Raises NotVisible, NotAllowed, Improper, and
    ChangedMeanwhile where another edition is adopted by now than one has `seen`."""
    seat = seat_of(by, "say of publishing", text.space, partner)
    with change(by=by, verb="says whether a text is published", space=text.space, why=why, seat=seat):
        standing, speaking = stands(text.pk), partner_of(seat)
        check_same(standing, seen)
        edition = _adopted(standing)
        taking_part(standing, speaking)
        of_both = {"edition": edition, "partner": speaking}
        said = PublishingWord.objects.filter(**of_both, withdrawn=False, struck=False).first()
        said = said or PublishingWord(space=text.space, **of_both)
        said.given = given
        said.save()
    return said


def publish_text(by: Person, text: Text, why: str = "") -> Text:
    """Bring a copy of an adopted text before everybody, as it was adopted, of those that take part.

    Raises NotVisible, NotAllowed, Improper for what is not adopted, contested or published already, NotConsented, and
    MarkedForFew where its marking is not for everybody.
    """
    seat = gate(by, ACTS["publish"], text.space)
    public = Space.objects.get(partnership=text.space.partnership, kind=SpaceKind.PUBLIC)
    with transaction.atomic():
        with change(by=by, verb="publishes a text", space=public, why=why, seat=seat):
            before = stands(text.pk)
            edition = _adopted(before)
            _check_open(before)
            copy = _copy(before, edition, public)
        with change(by=by, verb="publishes a text", space=text.space, why=why, seat=seat):
            now = stands(text.pk)  # in here nobody takes anything back
            if _adopted(now).pk != edition.pk:
                raise Improper("Something else was put up meanwhile.", "Look at it anew.")
            _check_consent(now, edition)
            PublishedText(space=text.space, edition=edition, copy=copy).save()
    return copy


def _adopted(standing: Standing) -> Edition:
    """The edition that was adopted. Raises Improper where none is, or where it is published."""
    if standing.text.state not in SETTLED or standing.edition is None:
        raise Improper(f"Only an adopted text is published. It stands at: {standing.text.state}.", "Adopt it first.")
    if PublishedText.objects.filter(edition=standing.edition, withdrawn=False, struck=False).exists():
        raise Improper("This text was published already.", "Look at it anew.")
    return standing.edition


def _check_open(standing: Standing) -> None:
    marking = standing.text.marking
    if marking is not None and not open_to_all(marking.rank):
        raise MarkedForFew(f"It is marked {marking.name}.", "Give it a marking for everybody first.")


def _check_consent(standing: Standing, edition: Edition) -> None:
    words = PublishingWord.objects.filter(edition=edition, withdrawn=False, struck=False)
    said = words.values_list("partner__code", "given")
    missing = without_consent([each.code for each in standing.partners()], list(said))
    if missing:
        raise NotConsented(f"Without consent so far: {', '.join(missing)}.", "Ask them.")


def _copy(standing: Standing, edition: Edition, public: Space) -> Text:
    """The adopted words in the public space, of those that take part, without what led to them."""
    text = standing.text
    copied = {name: getattr(text, name) for name in ("title", "kind", "languages", "forum", "marking")}
    copy = Text(space=public, state="adopted", **copied)
    copy.save()
    for partner in standing.partners():
        Participant(space=public, text=copy, partner=partner).save()
    body = []
    for place, each in enumerate(edition.body, 1):
        paragraph = Paragraph(space=public, text=copy, place=place, heading=each["heading"])
        paragraph.save()
        body.append({**each, "id": paragraph.pk, "brackets": {}})
        for language, words in each["words"].items():
            Wording(space=public, paragraph=paragraph, language=language, words=words).save()
    Edition(space=public, text=copy, number=1, body=body, words=edition.words).save()
    return copy

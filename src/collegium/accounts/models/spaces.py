"""Partnerships, their partners and posts, the markings that they use, and the spaces of it all.

What stands here lives in the space of the installation, whose chain the keeper verifies.
"""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from collegium.accounts.models.entry import Entry

NAME = 200
CODE = 40


class SpaceKind(models.TextChoices):
    """Who sees a space."""

    OWN = "own", "one partner's own"
    JOINT = "joint", "joint"
    PUBLIC = "public", "public"
    INSTALLATION = "installation", "the installation's"


class Partnership(Entry):
    """Partners and what they do together."""

    name = models.CharField(max_length=NAME, unique=True)


class PartnerKind(models.TextChoices):
    """What a partner is."""

    STATE = "state", "state"
    ORGANISATION = "organisation", "organisation"


class Partner(Entry):
    """A state or organisation in a partnership. One that is only followed signs in nowhere."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="partners")
    code = models.CharField(max_length=CODE)
    name = models.CharField(max_length=NAME)
    kind = models.CharField(max_length=CODE, choices=PartnerKind, default=PartnerKind.STATE)
    followed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "code"], name="one_partner_of_a_code")]


class Post(Entry):
    """An embassy, mission or delegation of a partner."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="posts")
    name = models.CharField(max_length=NAME)
    place = models.CharField(max_length=NAME, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partner", "name"], name="one_post_of_a_name")]


class Marking(Entry):
    """How content is to be handled, in the words of a partnership; ranks run from 0, for everybody, to 9."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="markings")
    name = models.CharField(max_length=CODE)
    rank = models.PositiveSmallIntegerField(validators=[MaxValueValidator(9)])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "name"], name="one_marking_of_a_name")]


class Space(Entry):
    """Where entries live: one partner's own in a partnership, its joint one, its public one; the installation's."""

    kind = models.CharField(max_length=CODE, choices=SpaceKind)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, related_name="spaces")
    partner = models.OneToOneField(Partner, on_delete=models.PROTECT, null=True, related_name="own_space")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind"], condition=~Q(kind=SpaceKind.OWN), name="one_space_of_a_kind"
            ),
            models.UniqueConstraint(
                fields=["kind"], condition=Q(kind=SpaceKind.INSTALLATION), name="one_space_of_the_installation"
            ),
            models.CheckConstraint(
                condition=Q(kind=SpaceKind.OWN, partner__isnull=False, partnership__isnull=False)
                | Q(kind__in=[SpaceKind.JOINT, SpaceKind.PUBLIC], partner__isnull=True, partnership__isnull=False)
                | Q(kind=SpaceKind.INSTALLATION, partner__isnull=True, partnership__isnull=True),
                name="a_space_is_of_its_kind",
            ),
        ]

    def open_to_readers_of(self, other: "Space") -> bool:
        """Whether whoever sees the other space sees this one: entries point only to such places."""
        if self.kind in (SpaceKind.INSTALLATION, SpaceKind.PUBLIC) or self.pk == other.pk:
            return True
        return (
            self.kind == SpaceKind.JOINT and other.kind == SpaceKind.OWN and self.partnership_id == other.partnership_id
        )

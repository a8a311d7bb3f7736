"""What is made from entries and can be made anew at any time: the journal does not keep it, backups leave it out."""

from typing import ClassVar

from django.db import models

from collegium.accounts.models import Space
from collegium.register.models.documents import Document


class Derived(models.Model):
    """A row that follows from a document and what people decided on it. It is written by `register.derived` alone."""

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    derived: ClassVar[bool] = True

    class Meta:
        abstract = True


class Made(Derived):
    """That what follows from a document was made, in which shape (`register.derived`)."""

    shape = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document"], name="made_once")]

"""The partnership's own templates of papers."""

from django.db import models

from collegium.accounts.models import Entry
from collegium.programme.models.programmes import STATE
from collegium.programme.rules.papers import PAPERS
from collegium.register.models import Document


class PaperTemplate(Entry):
    """The template in which a kind of paper leaves. Its earlier documents stand in its history."""

    kind = models.CharField(max_length=STATE, choices=[(each, each) for each in PAPERS])
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["space", "kind"],
                condition=models.Q(withdrawn=False, struck=False),
                name="one_template_of_a_kind",
            )
        ]

"""Whether a text, or one of its paragraphs, was changed since somebody looked at it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, Sum

from collegium.accounts.models import Entry
from collegium.accounts.models.entry import EntryQuerySet
from collegium.programme.models import Paragraph, PublishedText, PublishingWord, PutUp, Stance, Text, Wording
from collegium.programme.queries.drafting import OF_A_TEXT

BESIDE: Mapping[type[Entry], str] = {
    PutUp: "edition__text",
    PublishingWord: "edition__text",
    PublishedText: "edition__text",
}
"""What the page of a text shows besides what its history tells, and how it points to the text."""


def mark_of_text(text: Text) -> str:
    """A mark of all that partners see of a text: another one as soon as something of it is written."""
    parts: list[EntryQuerySet[Any]] = [
        kind.objects.filter(space=text.space_id, **{by: text}) for kind, by in {**OF_A_TEXT, **BESIDE}.items()
    ]
    return _mark([Text.objects.filter(pk=text.pk), *parts])


def mark_of_paragraph(paragraph: Paragraph) -> str:
    """The same of one paragraph: its words, its place, what partners say to it."""
    own = Paragraph.objects.filter(pk=paragraph.pk)
    return _mark([own, Wording.objects.filter(paragraph=paragraph), Stance.objects.filter(paragraph=paragraph)])


def _mark(parts: Iterable[EntryQuerySet[Any]]) -> str:
    """How many entries, and how often they were written: both only grow."""
    told = [rows.aggregate(many=Count("pk"), written=Sum("version")) for rows in parts]
    return "-".join(f"{each['many']}.{each['written'] or 0}" for each in told)

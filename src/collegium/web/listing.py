"""Documents as rows of a list: each with the title and the failure of its latest reading."""

from django.db.models import OuterRef, QuerySet, Subquery

from collegium.accounts.models import Marking
from collegium.accounts.queries import highest_of
from collegium.register.models import Document, Reading

ROWS = 50


def titled(documents: QuerySet[Document]) -> QuerySet[Document]:
    """The documents with `title`, `kind`, `dated`, `language` and `failure` of their latest readings."""
    latest = Reading.objects.filter(document=OuterRef("pk"), withdrawn=False).order_by("-id")
    names = {"title": "title", "kind": "kind", "dated": "date", "language": "language", "failure": "error"}
    return documents.annotate(**{name: Subquery(latest.values(field)[:1]) for name, field in names.items()})


def highest(documents: list[Document]) -> Marking | None:
    """The marking of the most protected one: a page that shows them carries it."""
    return highest_of(each.marking for each in documents)

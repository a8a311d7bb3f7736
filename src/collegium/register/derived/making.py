"""Making and taking away what follows from a document."""

from collections.abc import Callable, Iterable, Iterator

from django.apps import apps
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from collegium.reading.contract import Reading as ReadingContent
from collegium.register.derived import exchanges, findings, mentions, passages, returning, wanted
from collegium.register.models import Derived, Document, Made, Reading
from collegium.register.queries.documents import content_of

Maker = Callable[[Document, Reading, ReadingContent], None]

SHAPE = 2  # one more with every change of what is made: then all of it is made anew, a few documents at a time
# The order in which rows are made. They are taken away in the opposite one.
MAKERS: tuple[Maker, ...] = (mentions.make, findings.make, passages.make, returning.make, exchanges.make, wanted.make)


def make(document: Document) -> None:
    """Make what follows from a document anew, of its newest reading; of one that is gone or was not read, nothing."""
    unmake(document)
    reading = None if document.withdrawn or document.struck else newest(document)
    content = content_of(reading) if reading else None
    if reading and content:
        for maker in MAKERS:
            maker(document, reading, content)
    if reading:
        Made.objects.create(space_id=document.space_id, document=document, shape=SHAPE)


def newest(document: Document) -> Reading | None:
    """The newest reading that stands."""
    return Reading.objects.filter(document=document, withdrawn=False, struck=False).order_by("-id").first()


def unmake(document: Document) -> None:
    """Take away what follows from a document."""
    for model in reversed(kinds()):
        model._base_manager.filter(document=document).delete()


def kinds() -> list[type[Derived]]:
    """All tables of what is derived, each after those that it points to."""
    return [model for model in apps.get_app_config("register").get_models() if issubclass(model, Derived)]


def behind() -> QuerySet[Document]:
    """The documents that were read, and of which nothing was made since then or something older: after an upgrade or
    a restore."""
    read = Reading.objects.filter(document=OuterRef("pk"), withdrawn=False)
    made = Made.objects.filter(document=OuterRef("pk"), shape=SHAPE)
    return Document.objects.filter(Exists(read), ~Exists(made), withdrawn=False, struck=False).order_by("id")


def catch_up(documents: Iterable[Document]) -> Iterator[Document]:
    """Make what follows from documents anew, each in a transaction of its own."""
    for document in documents:
        with transaction.atomic():
            make(Document.objects.select_for_update().get(pk=document.pk))
        yield document

"""By what a document may be one of a series."""

from collegium.reading.contract import Reading as ReadingContent
from collegium.register.models import Document, Reading, Returning
from collegium.register.rules.series import keys_of


def make(document: Document, reading: Reading, content: ReadingContent) -> None:
    """Keep what its title has in common with the titles of others."""
    Returning.objects.bulk_create(
        Returning(space_id=document.space_id, document=document, key=key) for key in keys_of(content)
    )

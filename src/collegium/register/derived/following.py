"""What is derived follows the entries: it is made anew at the end of each change that wrote some of them."""

from typing import Any

from collegium.accounts.models import Entry, Person, Revocation
from collegium.register.derived.findings import decide_anew
from collegium.register.derived.making import make, unmake
from collegium.register.derived.passages import refresh
from collegium.register.models import (
    Decision,
    Document,
    Fact,
    Link,
    OutsideReading,
    Reading,
    Reference,
    SavedSearch,
    Statement,
)
from collegium.register.search.index import index
from collegium.register.untouched import forget_names


def end_feeds(person: Person, **_: Any) -> None:
    """End the feeds of a person's saved searches."""
    SavedSearch.objects.filter(owner=person).update(feed="")


def follow(entry: Entry, **_: Any) -> None:
    """Make anew what follows from an entry that a change wrote; end what does not outlast it."""
    match entry:
        case Revocation():  # whoever was in somebody else's account may have kept the address of a feed
            end_feeds(entry.person)
        case Document() if entry.struck or entry.withdrawn:
            unmake(entry)
            if entry.struck:
                index().forget()
        case Reference() | Fact() | Link() if entry.struck:
            forget_names(entry.space)
        case Reading():
            make(entry.document)
        case OutsideReading() if entry.version > 1:
            for document in (entry.document, *Document.objects.filter(published_as=entry.document)):
                make(document)
        case Decision() | Statement() if not entry.document.struck:
            _follow_what_was_said(entry)


def _follow_what_was_said(entry: Decision | Statement) -> None:
    """Make anew what follows from a decision, or from a statement that somebody entered."""
    if entry.struck:
        make(entry.document)  # which finding it was of went with its content
    elif isinstance(entry, Decision) or not entry.key:  # others follow the decision that the same change wrote
        decide_anew(entry.document, entry.key)
        refresh(entry.document, entry.key)

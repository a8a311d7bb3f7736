"""Verbs about statements that a person puts into the register: enter one that reading missed, withdraw one."""

from collections.abc import Mapping
from typing import Any

from collegium.accounts.access import gate
from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person
from collegium.register.actions.documents import latest_reading
from collegium.register.checks import check_alive, check_content, check_passage
from collegium.register.models import Document, Statement


def enter(by: Person, document: Document, content: Mapping[str, Any], why: str = "") -> Statement:
    """Put a statement into the register whose passage somebody marked. `content` are all fields of `Content`.

    Raises NotVisible, NotAllowed, Improper for a document that is gone or was not read, for what no statement may say,
    and for words that do not stand in the text.
    """
    seat = gate(by, "decide", document.space)
    check_alive(document)
    reading = latest_reading(document)
    if reading is None:
        raise Improper("This document has no reading.", "Have it read again.")
    check_content(content)
    check_passage(reading, content)
    with change(by=by, verb="enters", space=document.space, why=why, seat=seat):
        statement = Statement(space=document.space, document=document, reading=reading, date=reading.date, **content)
        statement.save()
    return statement


def withdraw(by: Person, statement: Statement, why: str) -> None:
    """Take a statement out of the register that somebody put there; it stays in the journal.

    Raises NotVisible, NotAllowed, Improper without a reason, and for one that came of a finding.
    """
    seat = gate(by, "decide", statement.space)
    if statement.key:
        raise Improper("This statement came of a finding.", "Take the decision back.")
    if not why.strip():
        raise Improper("Taking a statement out needs a reason.", "Say why.")
    with change(by=by, verb="withdraws a statement", space=statement.space, why=why, seat=seat):
        statement.withdrawn = True
        statement.save()

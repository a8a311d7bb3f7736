"""Verbs about findings: decide."""

from collections.abc import Mapping
from typing import Any

from collegium.accounts.access import gate
from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person
from collegium.register.actions.documents import latest_reading
from collegium.register.checks import check_alive
from collegium.register.models import Content, Decision, Finding, Reading, Statement
from collegium.register.rules.findings import ENTERS, VERDICTS

FIELDS = tuple(field.name for field in Content._meta.fields)


def decide(
    by: Person, finding: Finding, verdict: str, said: Mapping[str, Any] | None = None, reason: str = ""
) -> Decision:
    """Confirm, correct or reject a finding. What is confirmed or corrected becomes a statement of the register.

    `said` are the fields of `Content` that are otherwise than the finding has them. Raises NotVisible, NotAllowed,
    Improper for a document that is gone, a finding that was decided, a rejection without a reason.
    """
    seat = gate(by, "decide", finding.space)
    check_alive(finding.document)
    reading = latest_reading(finding.document)
    if verdict not in VERDICTS or reading is None:
        raise Improper("This cannot be said of a finding.", f"Say one of: {', '.join(VERDICTS)}.")
    if verdict == "rejected" and not reason.strip():
        raise Improper("A rejection needs a reason.", "Say why.")
    content = {**{name: getattr(finding, name) for name in FIELDS}, **(said or {})}
    with change(by=by, verb="decides", space=finding.space, why=reason, seat=seat):
        if Decision.objects.filter(document=finding.document, key=finding.key, withdrawn=False, struck=False).exists():
            raise Improper("This finding was decided already.", "Look at it anew.")
        decision = Decision(
            space=finding.space,
            document=finding.document,
            reading=reading,
            by=by,
            key=finding.key,
            kind=finding.kind,
            act=finding.act,
            quote=finding.quote,
            verdict=verdict,
            said=content if verdict in ENTERS else {},
            reason=reason,
        )
        decision.save()
        if verdict in ENTERS:
            enter(finding, reading, content)
    return decision


def enter(finding: Finding, reading: Reading, content: Mapping[str, Any]) -> Statement:
    """Put what was said of a finding into the register, as a part of the open change."""
    statement = Statement(
        space=finding.space,
        document=finding.document,
        reading=reading,
        key=finding.key,
        kind=finding.kind,
        date=finding.date,
        now_start=content["start"],
        now_end=content["end"],
        **content,
    )
    statement.save()
    return statement

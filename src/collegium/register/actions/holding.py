"""What holds of a finding by what people said of it: what waits for a second person is sealed, and the statement of the
register follows. All of it is a part of the change that is open."""

import secrets
from collections.abc import Sequence
from typing import Any

from collegium.register.models import Content, Decision, Document, Statement
from collegium.register.rules.findings import ENTERS, Said, plainly, seal_of, what_holds

FIELDS = tuple(field.name for field in Content._meta.fields)
SALT = 16  # bytes


def said_before(document: Document, key: str) -> list[Decision]:
    """What was said of a finding and stands, in order."""
    said = Decision.objects.filter(document=document, key=key, withdrawn=False, struck=False)
    return list(said.select_related("reading").order_by("id"))


def words(said: Sequence[Decision]) -> list[Said]:
    """The same, as the rules have it."""
    return [Said(each.verdict, each.said, each.settles, bool(each.seal)) for each in said]


def seal(decision: Decision) -> None:
    """Put apart what was said, and leave its hash."""
    salt = secrets.token_hex(SALT)
    said = {"verdict": decision.verdict, "said": decision.said, "reason": decision.reason}
    decision.seal = seal_of(salt, decision.verdict, decision.said, decision.reason)
    decision.sealed = {**said, "salt": salt}
    decision.verdict, decision.said, decision.reason = "", {}, ""


def unseal(decision: Decision) -> None:
    """Say what was sealed; the salt stays, so that anybody can prove that it was this."""
    kept = decision.sealed
    decision.verdict, decision.said, decision.reason = kept["verdict"], kept["said"], kept["reason"]
    decision.sealed = {"salt": kept["salt"]}
    decision.save()


def let_register_follow(document: Document, key: str) -> None:
    """Let the statement of a finding be what the decisions on it say, as a part of the open change."""
    said = said_before(document, key)
    held = what_holds(words(said))
    wanted = said[held] if held is not None and said[held].verdict in ENTERS else None
    standing = Statement.objects.filter(document=document, key=key, withdrawn=False, struck=False).first()
    if standing and wanted and _says(standing) == plainly(wanted.said):
        return
    if standing:
        standing.withdrawn = True
        standing.save()
    if wanted:
        _enter(wanted)


def _says(statement: Statement) -> dict[str, Any]:
    return plainly({name: getattr(statement, name) for name in FIELDS})


def _enter(decision: Decision) -> None:
    """Put what somebody said of a finding into the register; it cites the reading that was decided on."""
    Statement(
        space_id=decision.space_id,
        document_id=decision.document_id,
        reading=decision.reading,
        key=decision.key,
        kind=decision.kind,
        date=decision.reading.date,
        **decision.said,
    ).save()

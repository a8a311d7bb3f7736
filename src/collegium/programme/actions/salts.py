"""The salts of what partners agreed to: they go with what is struck out, so that nobody finds out by trying what it
was. The seals stay."""

from collections.abc import Iterable, Mapping
from typing import Any

from collegium.accounts.models import Entry
from collegium.programme.models import (
    Action,
    Alteration,
    Assent,
    Lead,
    Plan,
    PlanConsent,
    Programme,
    ProgrammeSeries,
    Subject,
    SubjectLead,
)
from collegium.register.models import Reference

SEALED: Mapping[type[Entry], Iterable[tuple[type[Assent] | type[PlanConsent], str]]] = {
    Programme: [(Assent, "programme")],
    ProgrammeSeries: [(Assent, "programme__series")],
    Action: [(Assent, "programme__actions")],
    Lead: [(Assent, "programme__actions__leads")],
    Alteration: [(Assent, "adjustment__alterations")],
    Reference: [(Assent, "programme__actions__issue"), (Assent, "programme__actions__forum")],
    Plan: [(PlanConsent, "plan")],
    Subject: [(PlanConsent, "plan__subjects")],
    SubjectLead: [(PlanConsent, "plan__subjects__leads")],
}
"""What seals hold, each with the words whose seals those are and the way from these to it."""


def follow(sender: type[Entry], entry: Entry, **_: Any) -> None:
    """Empty the salts of the words whose seals hold what a change struck out."""
    if not entry.struck:
        return
    for words, way in SEALED.get(sender, ()):
        for each in words.objects.filter(space=entry.space_id, **{way: entry}).exclude(salt="").distinct():
            each.salt = ""
            each.save(update_fields=["salt"])

"""What of sharing, standing appeals and coverage stands on the stage."""

from datetime import date
from typing import Any

from collegium.accounts.models import Partner
from collegium.programme.actions.appeals import Appealed, issue_appeal
from collegium.programme.actions.coverage import Covered, cover
from collegium.programme.actions.sharing import share
from collegium.programme.models import Shared
from tests.cast import Cast
from tests.programme.sharing import SECRET, charged, fresh, joint_action, moved

WRITES: frozenset[str] = frozenset({"share-charge", "share-instruction", "appeals", "appeal", "coverage"})
HIDDEN = {name: f"{word}hidden" for name, word in SECRET.items()}
"""What is not shared at all; the words of SECRET stand in what is shared as status."""


def put(cast: Cast) -> dict[str, Any]:
    """A charge of Velmora of which the status is shared, another of which nothing is; an appeal, and who covers."""
    charge = charged(cast, "QM", action=joint_action(cast))
    share(cast.editor_qm, charge, "status", "Agreed")
    said = Appealed("Work together", "On every quay.", date(2026, 1, 1), 6)
    partners = [Partner.objects.get(code=code) for code in ("QN", "QM")]
    coverage = cover(cast.editor_qn, cast.spaces["joint"], Covered(partners[0], "Skerry", partners[1], "Embassy"))
    return {
        "shared charge": fresh(charge),
        "shared instruction": charge.instruction,
        "copy": Shared.objects.get(),
        "appeal": issue_appeal(cast.principal_qm, cast.spaces["joint"], said),
        "coverage": coverage,
    }


def nest(cast: Cast) -> dict[str, str]:
    """Words of their own in every field of a charge that is shared as status, and of one that is not shared."""
    action = joint_action(cast)
    shared = moved(cast, charged(cast, "QM", action=action), "reported", words=SECRET["report"])
    share(cast.editor_qm, shared, "status", "whycanary")
    words = {name: HIDDEN[name] for name in ("title", "text", "position", "fallback")}
    hidden = charged(cast, "QM", action=action, initiative="initiativecanary", **words)
    moved(cast, hidden, "reported", words=HIDDEN["report"])
    return {**SECRET, **{f"hidden {name}": word for name, word in HIDDEN.items()}, "why": "whycanary"}


def guesses(cast: Cast) -> list[str]:
    """The addresses of what is hidden, as somebody has them who was told the ids."""
    joint = cast.spaces["joint"].pk
    return [f"/spaces/{joint}/grid", f"/spaces/{joint}/coverage", f"/spaces/{joint}/appeals", "/chase"]

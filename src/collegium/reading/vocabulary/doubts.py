"""What is wrong, or may be, with a row of the tables."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """Where something may be wrong ("forums, row 2, names"), what it is, and what to do about it."""

    where: str
    cause: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.cause} {self.remedy}"


def circle(own: str, parents: dict[str, str]) -> bool:
    """Whether a row comes back to itself from parent to parent. `parents` by the id of the row that has one."""
    seen, at = {own}, parents.get(own)
    while at is not None and at not in seen:
        seen.add(at)
        at = parents.get(at)
    return at == own

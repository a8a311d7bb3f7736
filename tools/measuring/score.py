"""What is counted while readings are measured."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field


@dataclass
class Score:
    """What was asked and right, of each field; what was found, of furniture and turns."""

    right: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    asked: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def judge(self, name: str, right: float, what: str = "") -> None:
        """Count one answer; `right` is 0, 1 or a share."""
        self.asked[name] += 1
        self.right[name] += right
        if not right and what:
            self.missed.append(what)

    def count(self, name: str, hit: int, gold: int, found: int) -> None:
        """Count what was asked, found and both; `f1` has it."""
        for part, number in (("hit", hit), ("gold", gold), ("found", found)):
            self.asked[f"{name} {part}"] += number

    def share(self, *names: str) -> float:
        """Right answers of those asked."""
        asked = sum(self.asked[name] for name in names)
        return sum(self.right[name] for name in names) / asked if asked else 1.0

    def f1(self, name: str) -> float:
        """F1 of what was counted as `name` found, hit and gold."""
        hit, found, gold = (self.asked[f"{name} {part}"] for part in ("hit", "found", "gold"))
        return 2 * hit / (found + gold) if found + gold else 1.0

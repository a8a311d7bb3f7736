"""The order of plans of consultations and of their subjects."""

from collegium.programme.rules.steps import Order

PLANS: Order = {
    "draft": {"agree": "agreed", "abandon": "abandoned"},
    "agreed": {"close": "closed"},
    "closed": {"reopen": "agreed"},
    "abandoned": {},
}
SUBJECTS: Order = {
    "planned": {"hold": "held", "postpone": "postponed", "merge": "merged", "drop": "dropped"},
    "postponed": {
        "plan anew": "planned",
        "hold": "held",
        "postpone": "postponed",
        "merge": "merged",
        "drop": "dropped",
    },
    "held": {"correct": "planned"},
    "merged": {"correct": "planned"},
    "dropped": {"correct": "planned"},
}
LEVELS = ("ministers", "deputy ministers", "political directors", "directors", "heads of unit", "experts")

"""The order of programmes, of their actions and of adjustments."""

from collegium.programme.rules.steps import Order

PROGRAMMES: Order = {
    "draft": {"adopt": "in force", "abandon": "abandoned"},
    "in force": {"end": "ended"},
    "ended": {},
    "abandoned": {},
}
ACTIONS: Order = {
    "planned": {"begin": "under way", "carry out": "carried out", "drop": "dropped"},
    "under way": {"carry out": "carried out", "drop": "dropped"},
    "carried out": {"reopen": "under way"},
    "dropped": {"reopen": "planned"},
}
ADJUSTMENTS: Order = {
    "proposed": {"adopt": "adopted", "withdraw": "withdrawn"},
    "adopted": {},
    "withdrawn": {},
    "recorded": {},  # that none was made
}

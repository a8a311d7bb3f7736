"""The order of what a post is charged with, and of standing appeals."""

from collegium.programme.rules.steps import Order

CHARGES: Order = {
    "issued": {
        "receive": "received",
        "acknowledge": "acknowledged",
        "query": "queried",
        "revise": "issued",
        "overtake": "overtaken",
    },
    "received": {"acknowledge": "acknowledged", "query": "queried", "revise": "issued", "overtake": "overtaken"},
    "acknowledged": {
        "query": "queried",
        "act": "acted",
        "report": "reported",
        "not carry out": "not carried out",
        "revise": "issued",
        "overtake": "overtaken",
    },
    "queried": {"answer": "acknowledged", "revise": "issued", "overtake": "overtaken"},
    "acted": {"report": "reported", "not carry out": "not carried out"},
    "reported": {"report": "reported"},
    "not carried out": {"report": "reported", "revise": "issued"},
    "overtaken": {"revise": "issued"},
}
"""A report says that it was acted, too; a further report adds to it."""

BY_CAPITAL = frozenset({"answer", "revise", "overtake"})
BY_POST = frozenset({"receive", "acknowledge", "query", "act", "report", "not carry out"})
NEEDS_WORDS = frozenset({"query", "answer", "revise", "report", "not carry out"})
"""Steps with which something has to be said: a question, its answer, what is new, a report, a reason."""

ACTED = frozenset({"acted", "reported"})
ENDED = frozenset({"reported", "not carried out", "overtaken"})
LINES = ("vote", "sponsor", "statement", "demarche", "other")
MEASURES = ("nothing", "status", "text")
"""How much of a charge others see."""

APPEALS: Order = {"standing": {"end": "ended"}, "ended": {"renew": "standing"}}

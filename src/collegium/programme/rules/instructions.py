"""The order of what a post is charged with, and of standing appeals."""

from collections.abc import Mapping

from collegium.programme.rules.steps import Order

REVISED = "revises an instruction"
"""The verb of a revision in the journal."""
ISSUE = "issue"
"""The step with which a charge begins; it leads from nowhere."""
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
    "queried": {
        "query": "queried",
        "answer": "acknowledged",
        "act": "acted",
        "not carry out": "not carried out",
        "revise": "issued",
        "overtake": "overtaken",
    },
    "acted": {"act": "acted", "report": "reported", "not carry out": "not carried out"},
    "reported": {"report": "reported"},
    "not carried out": {"report": "reported", "revise": "issued"},
    "overtaken": {"report": "reported", "revise": "issued"},
}
"""A report says that it was acted, too; a further report adds to it. A vote does not wait for an answer: who has asked
may act. What was done before word came that it is overtaken can still be reported. Having acted said again corrects
which line was followed."""

BY_CAPITAL = frozenset({"answer", "revise", "overtake"})
BY_POST = frozenset({"receive", "acknowledge", "query", "act", "report", "not carry out"})
NEEDS_WORDS = frozenset({"query", "answer", "revise", "report", "not carry out"})
"""Steps with which something has to be said: a question, its answer, what is new, a report, a reason."""
TAKES_PAPERS = frozenset({"answer", "report"})
"""Steps with which papers may come."""
NOT_BEFORE: Mapping[str, frozenset[str]] = {
    "receive": frozenset({ISSUE, "revise"}),
    "acknowledge": frozenset({ISSUE, "revise", "receive"}),
    "query": frozenset({ISSUE}),
    "answer": frozenset({"query"}),
    "revise": frozenset({ISSUE, "revise"}),
    "overtake": frozenset({ISSUE}),
    "act": frozenset({ISSUE}),
    "report": frozenset({ISSUE, "act"}),
    "not carry out": frozenset({ISSUE}),
}
"""The steps before which one cannot have been taken: no answer stands before its question. A post may have acted on the
first text while the new one was on its way, so that neither that nor a question waits for a revision."""

ACTED = frozenset({"acted", "reported"})
ENDED = frozenset({"reported", "not carried out", "overtaken"})
WAITS_FOR_POST = frozenset({"issued", "received", "acknowledged", "acted"})
WAITS_FOR_CAPITAL = frozenset({"queried"})
LINES = ("vote", "sponsor", "statement", "demarche", "other")
FOLLOWED = ("line", "fallback")
"""What of an instruction was followed."""
MEASURES = ("nothing", "status", "text")
"""How much of a charge others see."""

APPEALS: Order = {"standing": {"end": "ended"}, "ended": {"renew": "standing"}}


def needs_line(state: str, verb: str) -> bool:
    """Whether a step has to say what was followed: where it says that something was done and nothing said so yet."""
    return verb == "act" or (verb == "report" and state not in ACTED)

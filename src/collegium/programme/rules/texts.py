"""The order of joint texts, of answers to them and of silence procedures."""

from collegium.programme.rules.steps import Order

KINDS = ("programme", "amendment", "statement", "explanation", "letter", "co-sponsorship", "resolution", "other")
"""`explanation` is one of vote."""

TEXTS: Order = {
    "draft": {"open": "negotiated", "abandon": "abandoned"},
    "negotiated": {"put up": "put up", "put under silence": "silence", "abandon": "abandoned"},
    "put up": {"adopt": "adopted", "reopen": "negotiated", "abandon": "abandoned"},
    "silence": {"adopt": "adopted", "break silence": "negotiated", "call off": "negotiated"},
    "adopted": {"deliver": "delivered"},
    "delivered": {},
    "abandoned": {},
}
"""A text that was put up waits for the answers of all; of one under silence nobody needs to answer."""

SILENCES: Order = {
    "running": {"break": "broken", "record": "kept", "call off": "called off"},
    "broken": {},
    "kept": {},
    "called off": {},
}
STANCES = ("agrees", "brackets")
ANSWERS = ("consents", "declines", "opts out")

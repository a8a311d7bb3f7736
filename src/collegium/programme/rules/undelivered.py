"""Why a letter does not go out. Pure."""

from collections.abc import Mapping

CAUSES: Mapping[str, bool] = {
    "down": True,
    "stalled": True,
    "broke off": True,
    "login": True,
    "tls": True,
    "sender": True,
    "later": False,
    "refused": False,
    "left": False,
    "late": False,
}
"""Why a letter did not go out; whether that is the server's own trouble, which holds for all letters, or this one's."""

"""Verbs of the room, by subject. Each passes a gate and is a change."""

from collegium.register.actions.documents import (
    Added,
    add,
    add_all,
    consent,
    held_in,
    latest_reading,
    mark,
    publish,
    read_again,
    table,
)

__all__ = [
    "Added",
    "add",
    "add_all",
    "consent",
    "held_in",
    "latest_reading",
    "mark",
    "publish",
    "read_again",
    "table",
]

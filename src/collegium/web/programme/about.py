"""What a change of the programme was about: a row for each kind of entry, in `told.py` of each room."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from collegium.accounts.access import Anybody


@dataclass(frozen=True, slots=True)
class About:
    """How one kind of entry is told of.

    `named` is the field that names it. Where it has no name of its own, `up` is the field that points to the entry by
    which it is named instead, as a stance is by its text; `kind_in` is the field that holds that entry's label where
    `up` holds an id alone. `page` is the name of the address of its page, empty where it has none, and `by` what that
    address asks for: the entry itself or its space. `shown` says which of them a person sees who sees the space, where
    that is not all. `called` says what entries are called, by their ids, where that is not the same for everybody.
    """

    named: str = ""
    up: str = ""
    kind_in: str = ""
    page: str = ""
    by: str = "entry"
    shown: Callable[[Anybody], Q] | None = None
    called: Callable[[Anybody, Collection[Any]], Mapping[str, str]] | None = None

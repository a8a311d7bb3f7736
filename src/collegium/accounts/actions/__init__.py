"""Verbs of the room: founding, seating, leaving. Each is one change of the installation's space."""

from collegium.accounts.actions.founding import PartnerPlan, PartnershipPlan, found_installation, found_partnership
from collegium.accounts.actions.seats import SeatPlan, end_seat, give_seat

__all__ = [
    "PartnerPlan",
    "PartnershipPlan",
    "SeatPlan",
    "end_seat",
    "found_installation",
    "found_partnership",
    "give_seat",
]

"""What the next chair gets: one package with everything of a joint space of the programme."""

from collegium.exchange.handover.package import Handed, hand_over

__all__ = ["Handed", "hand_over"]

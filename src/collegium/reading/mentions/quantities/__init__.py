"""Counts, sums and shares: how much was planned, agreed, given or done."""

from collegium.reading.mentions.quantities.quantities import quantities

__all__ = ["quantities"]

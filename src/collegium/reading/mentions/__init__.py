"""Parties, forums, instruments, persons, places, dates and quantities: where a text names them, and what is meant."""

from collegium.reading.mentions.mentions import mentions_of

__all__ = ["mentions_of"]

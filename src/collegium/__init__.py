"""Collegium: the record of concerted action, read, kept and carried through."""

__version__ = "0.1.0"

"""The whole register in one file, and back, onto the same database or the other one.

A gzip of lines of JSON: what wrote it and which migrations its tables have had, one line for each row of each table,
and at the end how many lines there were and their SHA-256. Where it is sealed to public keys, age lies around it.
"""

from collegium.exchange.backup.aside import put_aside
from collegium.exchange.backup.reading import check, restore
from collegium.exchange.backup.writing import back_up

__all__ = ["back_up", "check", "put_aside", "restore"]

"""What passages do: text, turns and mentions → statements and premises."""

from collegium.reading.statements.statements import Trace, statements_of

__all__ = ["Trace", "statements_of"]

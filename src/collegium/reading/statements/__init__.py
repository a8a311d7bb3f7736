"""What passages do: text, turns and mentions → statements and premises."""

from collegium.reading.statements.statements import statements_of

__all__ = ["statements_of"]

"""Which step leads from which state to which, by subject. Pure. Those of documents are asked for here."""

from collegium.register.rules.documents import OPEN, above_ceiling, open_to_all, without_consent

__all__ = ["OPEN", "above_ceiling", "open_to_all", "without_consent"]

"""What the room keeps."""

from collegium.register.models.documents import Consent, Document, Reading

__all__ = ["Consent", "Document", "Reading"]

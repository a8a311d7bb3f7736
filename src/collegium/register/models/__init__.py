"""What the room keeps."""

from collegium.register.models.documents import Consent, Document, Reading, Rendering

__all__ = ["Consent", "Document", "Reading", "Rendering"]

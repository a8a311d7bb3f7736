"""What the room keeps."""

from collegium.register.models.derived import Derived, Made
from collegium.register.models.documents import Consent, Document, Reading, Rendering
from collegium.register.models.findings import Content, Decision, Finding, Kind, Named, State, Statement

__all__ = [
    "Consent",
    "Content",
    "Decision",
    "Derived",
    "Document",
    "Finding",
    "Kind",
    "Made",
    "Named",
    "Reading",
    "Rendering",
    "State",
    "Statement",
]

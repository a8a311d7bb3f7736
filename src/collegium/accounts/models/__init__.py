"""What the room keeps."""

from collegium.accounts.models.changes import Access, Change, Head, Kept, Striking, Version
from collegium.accounts.models.entry import Entry
from collegium.accounts.models.invitations import Invitation, Notice
from collegium.accounts.models.persons import Person, Role, Seat
from collegium.accounts.models.revocations import Revocation, Revoked
from collegium.accounts.models.spaces import Marking, Partner, PartnerKind, Partnership, Post, Space, SpaceKind

__all__ = [
    "Access",
    "Change",
    "Entry",
    "Head",
    "Invitation",
    "Kept",
    "Marking",
    "Notice",
    "Partner",
    "PartnerKind",
    "Partnership",
    "Person",
    "Post",
    "Revocation",
    "Revoked",
    "Role",
    "Seat",
    "Space",
    "SpaceKind",
    "Striking",
    "Version",
]

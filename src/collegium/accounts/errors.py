"""What the register refuses. Every message says what is wrong and what to do.

Refused
├── NotVisible          there is nothing here that the person may know of: a page answers 404
├── NotAllowed          the person sees it and may not do this: 403
├── Improper            what was given cannot be used: 400
├── ChangedMeanwhile    somebody else changed the entry first: 409
└── Misuse              the program itself broke a rule of the journal: 500
    ├── OutsideChange
    ├── WithinChange
    └── OtherSpace
"""


class Refused(Exception):
    """The register does not do this: `cause` says why, `remedy` what to do."""

    status = 400

    def __init__(self, cause: str, remedy: str = "") -> None:
        super().__init__(f"{cause} {remedy}".strip())
        self.cause = cause
        self.remedy = remedy


class NotVisible(Refused):
    """There is no such entry, or none that this person may know of: both are answered alike."""

    status = 404

    def __init__(self) -> None:
        super().__init__(
            "There is nothing here.", "Check the address; some entries are seen only by those whose they are."
        )


class NotAllowed(Refused):
    """The person may see it, and may not do what was asked."""

    status = 403


class Improper(Refused):
    """What was given cannot be used."""


class ChangedMeanwhile(Refused):
    """Another person changed the entry since it was fetched. Nothing was written."""

    status = 409


class Misuse(Refused):
    """A fault of the program, which the journal stops before it is written."""

    status = 500


class OutsideChange(Misuse):
    """Something that the journal keeps was to be written outside a change."""


class WithinChange(Misuse):
    """A change was begun inside another one."""


class OtherSpace(Misuse):
    """A change of one space was to write into another one, or an entry to point where not all its readers see."""

"""What an address may hold besides its fixed words."""


class EntryConverter:
    """The id of an entry (a ULID); any other word leads to no page."""

    regex = "[0-7][0-9A-HJKMNP-TV-Z]{25}"

    def to_python(self, value: str) -> str:
        """The id as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The id as it stands."""
        return value

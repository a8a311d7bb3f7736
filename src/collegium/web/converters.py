"""What an address may hold besides its fixed words."""

from collegium.register.rules.references import LONGEST, SINGULARS, UNKNOWN


class EntryConverter:
    """The id of an entry (a ULID); any other word leads to no page."""

    regex: str = "[0-7][0-9A-HJKMNP-TV-Z]{25}"

    def to_python(self, value: str) -> str:
        """The id as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The id as it stands."""
        return value


class PluralConverter(EntryConverter):
    """A kind of reference, in the plural."""

    regex = "|".join(SINGULARS)


class KeyConverter(EntryConverter):
    """The id of something that documents name, or the key of words that no table knows."""

    regex = rf"{UNKNOWN}?[\w-]{{1,{LONGEST}}}"


CONVERTERS = {"entry": EntryConverter, "key": KeyConverter, "plural": PluralConverter}

"""What exports are called in the language in which is spoken: on paper the reader's, elsewhere English."""

from collegium.exchange.speech import said


def title(table: str, of: str = "") -> str:
    """What an export of a table is called, of what it is, where that has a name."""
    called = {
        "statements": said("Statements"),
        "findings": said("Findings"),
        "comparison": said("Comparison"),
        "references": said("References"),
        "record": said("What the record says"),
        "undertakings": said("Undertakings"),
        "questions": said("Questions"),
        "wanted": said("Wanted"),
        "search": said("Search"),
    }[table]
    return f"{called}: {of}" if of else called

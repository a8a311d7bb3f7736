"""The text of a document with its turns and marks, as every page of a reading has it, without that page's frame."""

from django.utils.safestring import SafeString

from collegium.exchange.named import entries_of, names_of_parties
from collegium.exchange.page.division import divide
from collegium.exchange.page.index import index, switches
from collegium.exchange.page.marks import Marked
from collegium.exchange.page.markup import language_mark
from collegium.exchange.page.masthead import masthead
from collegium.exchange.page.provenance import provenance
from collegium.exchange.page.speakers import speakers
from collegium.exchange.page.turns import body_of
from collegium.reading.contract import Reading
from collegium.reading.vocabulary import Vocabulary


def body(reading: Reading) -> SafeString:
    """The masthead, the text, the index of what is named and where the text comes from.

    Every word of a document has passed `markup.escaped` in there.
    """
    division, entries = divide(reading), entries_of(reading)
    marked, parties = Marked(reading, entries), names_of_parties(reading, Vocabulary.shipped())
    return SafeString(  # nosec B703
        f"{masthead(reading, marked, division)}{switches(entries)}{speakers(reading.turns, parties)}"
        f'<article id="text" tabindex="-1"{language_mark(reading.source.language)}>\n'
        f"{body_of(reading, marked, division.passages, parties)}</article>\n"
        f"{index(reading, entries)}{provenance(reading)}"
    )

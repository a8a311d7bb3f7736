"""What the room keeps."""

from collegium.register.models.cards import Card
from collegium.register.models.derived import Derived, Made
from collegium.register.models.documents import Consent, Document, NamesRead, Reading, Rendering
from collegium.register.models.exchanges import Exchange, InExchange, PremiseUptake, Presupposed, Uptake
from collegium.register.models.findings import Content, Decision, Finding, Kind, Named, State, Statement
from collegium.register.models.outside import Allowance, OutsideReading
from collegium.register.models.passages import Passage, Wording
from collegium.register.models.references import Fact, Link, Mentioned, Reference, ReferenceConsent, Sort
from collegium.register.models.searches import SavedSearch
from collegium.register.models.series import Compared, Membership, Returning, Series
from collegium.register.models.wanted import Counting, Inquiry, Outcome, TitleWord, Wanted

__all__ = [
    "Allowance",
    "Card",
    "Compared",
    "Consent",
    "Content",
    "Counting",
    "Decision",
    "Derived",
    "Document",
    "Exchange",
    "Fact",
    "Finding",
    "InExchange",
    "Inquiry",
    "Kind",
    "Link",
    "Made",
    "Membership",
    "Mentioned",
    "Named",
    "NamesRead",
    "Outcome",
    "OutsideReading",
    "Passage",
    "PremiseUptake",
    "Presupposed",
    "Reading",
    "Reference",
    "ReferenceConsent",
    "Rendering",
    "Returning",
    "SavedSearch",
    "Series",
    "Sort",
    "State",
    "Statement",
    "TitleWord",
    "Uptake",
    "Wanted",
    "Wording",
]

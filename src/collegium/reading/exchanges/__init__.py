"""Questions and their answers: the turns of a reading, paired, and what answers do with what questions presuppose."""

from collegium.reading.exchanges.pairing import Exchange, exchanges_of
from collegium.reading.exchanges.uptake import UPTAKES, uptake_of

__all__ = ["UPTAKES", "Exchange", "exchanges_of", "uptake_of"]

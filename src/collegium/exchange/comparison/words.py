"""What a comparison says of itself, in the words that every shape of it uses."""

from collegium.reading.compare import KINDS

CALLED = dict(zip(KINDS, ("Kept", "Reworded", "New", "Not repeated"), strict=True))
MEANING = {
    "kept": "The same act of the same actors in nearly the same words.",
    "reworded": "The same act, or a neighbouring one, of an actor in common, in like words.",
    "new": "Nothing like it was found in the earlier text.",
    "not_repeated": "Nothing like it was found in the later text. Silence is no withdrawal.",
}
GIVEN_UP = {"withdraws": "The later text withdraws it:", "declines": "The later text declines it:"}
NEAR = "Not found as a statement there, but these words of the later text are near:"
SILENT = "Not repeated, which is not withdrawn."
ASKS = "Worth asking about."
EMPTY = "In neither text a statement was found, so there is nothing to compare."

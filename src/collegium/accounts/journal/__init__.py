"""The journal: every change of the register, space by space, each with the hash of the one before it."""

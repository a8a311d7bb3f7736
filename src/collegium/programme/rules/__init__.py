"""Which step leads from which state to which: tables, and nothing that is not in them is allowed. Pure."""

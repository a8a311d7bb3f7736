"""Pages of mandates, programmes, their actions and adjustments."""

"""Who takes part, who may see and do what, and the journal of every change."""

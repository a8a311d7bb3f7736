"""Pages that take tables in and give tables and papers out."""

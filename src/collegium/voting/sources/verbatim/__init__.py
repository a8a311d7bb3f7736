"""Rolls in the text of an official verbatim record."""

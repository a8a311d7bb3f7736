"""The kinds of papers that a partnership may have templates for."""

PAPERS = ("plan", "programme", "adjustments")

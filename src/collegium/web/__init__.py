"""The pages: a door. No rule lives here."""

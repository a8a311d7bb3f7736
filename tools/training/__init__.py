"""How the models of statements are made: `python -m tools.training`."""

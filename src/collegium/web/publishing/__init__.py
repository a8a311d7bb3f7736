"""Publishing references: what would go before everybody, what partners say to it, and what is public."""

"""`collegium votes`: rolls in, and what can be asked of them."""

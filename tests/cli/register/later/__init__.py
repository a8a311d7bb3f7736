"""A later program: this one with two more migrations of documents, and the lift that goes with them."""

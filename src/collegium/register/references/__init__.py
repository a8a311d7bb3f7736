"""References of a space: which belong together, what they are called, and the tables that reading is given of them."""

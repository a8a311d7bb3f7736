"""Documents as they came, and what reading proposes of them."""

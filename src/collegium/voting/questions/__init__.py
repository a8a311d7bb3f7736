"""What a mission asks of roll calls: partners, splits, shapes of rolls, likely supporters, claims about votes."""

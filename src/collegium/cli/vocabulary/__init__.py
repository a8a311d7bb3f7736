"""The commands `collegium vocabulary`."""

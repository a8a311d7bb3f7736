"""Measuring the quality of readings against gold readings: the example record, and the real one where it is."""

"""Pages of plans of consultations, the calendar and its feed."""

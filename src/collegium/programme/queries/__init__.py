"""What can be asked of the programme."""

"""Pages of instructions, of what posts did, of the grid and of standing appeals."""

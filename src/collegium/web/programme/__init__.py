"""The pages of what partners set out to do: one folder for each subject, each with its own addresses."""

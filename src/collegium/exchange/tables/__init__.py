"""Tables of Word, Excel and CSV files: taking them in, and giving them out."""

"""Pages of mail that goes out and of reports that came by mail."""

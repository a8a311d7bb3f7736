"""Where rolls come from: tables of votes, and the text of official verbatim records."""

"""Who is named in a document as one who speaks: persons, their names, offices and sides."""

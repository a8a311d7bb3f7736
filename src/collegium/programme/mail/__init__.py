"""Mail of the programme: what is written, how it goes out, how reports come in."""

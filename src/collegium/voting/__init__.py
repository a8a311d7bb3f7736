"""Who votes with whom: roll calls, agreement, cohesion, ideal points. Pure: files and values in, values out."""

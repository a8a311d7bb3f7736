"""Search: words folded and stemmed, what people type, and the index of words that each database keeps.

Every word stands in the index under the space it is of: a question to some spaces looks at theirs alone, so that
neither what is found, nor its order, nor its number depends on what others hold.
"""

"""The optional reader by a language model elsewhere: off unless the installation names its address.

It proposes findings and nothing else. The text of a document is data on its way there, and the answer is data on its
way back: no word of it is kept that does not stand in the document, but ids of the vocabulary and dates.
"""

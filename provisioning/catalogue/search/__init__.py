"""Plain-word search over everything a catalogue offers (row F16): offline and pure.

People do not say what a matter is called. A text is taken apart into features
that survive how they say it: what everyday words mean, pairs of characters,
how they sound, English words. What a title is called and how people ask for it
is taken apart the same way, and titles are ranked by what they share with the
query, rare features counting most (BM25).
"""

"""The language of matters: what a region offers, as data, and the rules that read it."""

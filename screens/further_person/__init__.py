"""The card of the other parent, or typing instead."""

"""Which matters are in a package, and what may be left out."""

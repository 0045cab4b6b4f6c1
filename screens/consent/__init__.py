"""A consent the law asks for, on its own page."""

"""A page that is printed and signed in ink."""

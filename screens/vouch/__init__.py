"""The helper gives her word for who somebody is."""

"""Entering numbers and Chinese by touch. What is entered lives in the page that shows it."""

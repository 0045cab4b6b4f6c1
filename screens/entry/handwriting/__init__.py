"""Reads hanzi written with a finger: strokes in any order, joined or apart. No Kivy here."""

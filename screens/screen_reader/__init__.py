"""What the glass says to those who do not see it: as lines of text, for speech or braille."""

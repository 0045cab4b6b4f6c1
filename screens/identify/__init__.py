"""The card is laid on the reader."""

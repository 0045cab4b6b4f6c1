"""The pictures of Doorstep, drawn by program: sharp at any size, no image files.

A picture is a function that paints on a `Brush` whose side is 100 units; it
knows its colours by name, so another theme repaints it.
"""

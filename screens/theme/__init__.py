"""The visual language: sizes in millimetres, colours, type, pictures drawn for the purpose.

Nothing here knows a step of the visit. `measure`, `colours`, `linebreak` and
`art` are free of Kivy, so they are tested without a window.
"""

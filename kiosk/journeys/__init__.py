"""What a visit is: its states, what moves it on, and what it asks the machine to do.

Everything here is a value or a pure function: no device, no file, no clock, no
Kivy. `kiosk.app` carries the effects out.
"""

"""A picture from the resident's own phone, over the station's network alone (row C03).

The screen process has no network and the messenger beside it no device: the
messenger serves one small page to a phone that read a code on the glass, takes one
picture in memory, and hands it over a Unix socket. No broker, no internet, no disk.
"""

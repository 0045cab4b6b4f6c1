"""Help from the town over the station's own network, while the internet is down (row C02).

The screen process has no network. It says over a Unix socket that somebody
wants help; the messenger, a process of its own with neither devices nor store,
carries that to the town and the answer back.
"""

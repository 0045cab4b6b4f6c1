"""Handwriting: samples, the hands that spoil them, and the peer.

``characters.json.xz`` holds the medians of 406 characters of hanzi-writer-data
2.0.1 (Arphic Public License, ARPHICPL.TXT): 320 of GB 2312's first level and 80
of its second, drawn by lot, and a few that tests name. The recogniser was taught
the same characters, in other hands: no pen of another source is to be had.
"""

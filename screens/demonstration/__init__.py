"""The demonstration: a whole site on one machine, and the story it plays.

Everything here works from outside, as a person would: it starts the real
processes, touches the glass, lays papers, cuts the cable, and reads what was
printed. No product code knows that it is being demonstrated.
"""

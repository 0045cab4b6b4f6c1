"""The catalogue that ships, read once in a process: its files are many, and no test changes it."""

from functools import cache

from provisioning.catalogue.files import load
from provisioning.catalogue.model import Edition


@cache
def shipped_edition() -> Edition:
    return load()

"""The lexicon: everyday words and what they mean, as the catalogue's ``spoken.toml`` holds it."""

from provisioning.catalogue.words import Entry


class Meaning(Entry, frozen=True):
    """Words that stand for each other: a title that uses one is found by the others."""

    id: str
    words: tuple[str, ...]


class Said(Entry, frozen=True):
    """How people ask for a title. A title that this region does not offer is passed over."""

    title: str
    words: tuple[str, ...]


class Lexicon(Entry, frozen=True):
    """Everything the search knows of how people speak. ``empty`` words alone say nothing."""

    empty: tuple[str, ...] = ()
    meaning: tuple[Meaning, ...] = ()
    said: tuple[Said, ...] = ()

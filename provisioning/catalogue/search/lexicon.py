"""The lexicon: everyday words and what they mean, as the catalogue's ``spoken.toml`` holds it."""

from provisioning.catalogue.words import Entry


class Meaning(Entry, frozen=True):
    """Words that stand for each other: a title that uses one is found by the others.

    ``patterns`` are regular expressions over what is asked, for what no list of words can hold:
    that somebody makes something to eat and sells it, whatever it is.
    """

    id: str
    words: tuple[str, ...]
    patterns: tuple[str, ...] = ()


class Said(Entry, frozen=True):
    """How people ask for a title. A title that this region does not offer is passed over."""

    title: str
    words: tuple[str, ...]


class Plainly(Entry, frozen=True):
    """One word of the standard language, and what is said for it in villages and by the old.

    It is put in their place before anything is compared, in what is asked and in what stands in
    the catalogue: so each way of asking is found in every dialect at once.
    """

    word: str
    said: tuple[str, ...]


class Lexicon(Entry, frozen=True):
    """Everything the search knows of how people speak. ``empty`` words alone say nothing."""

    empty: tuple[str, ...] = ()
    plainly: tuple[Plainly, ...] = ()
    meaning: tuple[Meaning, ...] = ()
    said: tuple[Said, ...] = ()

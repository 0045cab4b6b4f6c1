"""Voice packs: how a dialect words a prompt, and which recordings of it are genuine.

A pack travels inside an edition and is signed with it. Its recordings are files of their
own under their hash: one that was altered is none. What a pack leaves out is said in
Mandarin, prompt by prompt.
"""

from typing import Annotated

import msgspec

from provisioning.catalogue.words import Entry, Words

MANDARIN = "mandarin"
Sha256 = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]


class VoicePack(Entry, frozen=True):
    """One file of ``voices/``. Prompts are named by their voice ids (`kiosk.voice.prompts`).

    ``speaks`` is the synthesiser's voice for the dialect's own words; empty where it has
    none: then these words are only what a helper reads when she records them.
    """

    id: str
    name: Words
    speaks: str = ""
    said: dict[str, str] = msgspec.field(default_factory=dict)
    recorded: dict[str, Sha256] = msgspec.field(default_factory=dict)

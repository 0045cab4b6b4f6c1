"""Sealing issued papers: the body's own seal; on the lead's letter each decider's too (row P16).

The lead's letter tells what several bodies decided. Each of them sealed its own decision; the
letter bears their seals beside the lead's, so that whoever is shown it needs no other paper.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import msgspec
from msgspec import structs

from cloud.casework.model.papers import Paper
from cloud.casework.states import MemberState
from edge_sync.wire.seals import sealed_by
from provisioning.trust.suite import SigningPrivateKey, Suite

_DECIDED: Final = frozenset({MemberState.GRANTED.value, MemberState.REFUSED.value})

Seal = Callable[[Paper], Paper]
"""Returns a paper with its seals."""


@dataclass(frozen=True, slots=True)
class Sealing:
    """Seals with the keys of one place's bodies."""

    suite: Suite
    key_of: Callable[[str], SigningPrivateKey]

    def __call__(self, paper: Paper) -> Paper:
        """Return a paper under the seals of everybody who speaks in it."""
        sealed = sealed_by(
            msgspec.json.encode(paper), sealing_bodies(paper), self.key_of, self.suite
        )
        return structs.replace(paper, sealed=sealed)


def sealing_bodies(paper: Paper) -> tuple[str, ...]:
    """Return whose seals a paper bears: who issues it, then who decided what it tells."""
    deciders = (one.body for one in paper.results if one.state in _DECIDED)
    return tuple(dict.fromkeys((paper.body, *deciders)))


def unsealed(paper: Paper) -> Paper:
    """Return a paper as it is where no body has a seal."""
    return paper

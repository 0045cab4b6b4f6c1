"""Whether a signature stands under the words it claims: written again, hashed, compared (F17).

The kiosk bound each signature to the hash of what was shown. Here the same
words are written from what arrived: one changed byte of an answer, of a
document's hash or of a text, and the two differ.
"""

from enum import Enum

from edge_sync.wire.application import APPLICATION_PAPER, Application, Person, Signature, SlipNumber
from edge_sync.wire.submissions import Countersignature
from edge_sync.wire.summary import summary_digest
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.planned import AGENT
from provisioning.catalogue.rules.signed_text import (
    LANGUAGES,
    Occasion,
    Who,
    digest_of,
    signed_text,
)


class Binding(Enum):
    """How a signature and its words fit together."""

    HOLDS = "holds"
    BROKEN = "broken"  # the words are others than those that were signed
    UNKNOWN = "unknown"  # signed under a catalogue whose words are not here any more


def binding_in(catalogue: Catalogue, application: Application, signature: Signature) -> Binding:
    """Check one signature that came within an application."""
    persons = {person.id: person for person in application.persons}
    first = next(iter(application.persons), None)
    is_own = first is not None and signature.person == first.id
    if signature.paper == APPLICATION_PAPER and is_own:
        same = summary_digest(application) == signature.covers
        return Binding.HOLDS if same else Binding.BROKEN
    agent = next((person for person in application.persons if AGENT in person.roles), None)
    occasion = Occasion(application.title, application.slip)
    signer = persons.get(signature.person)
    is_same = application.catalogue.version == catalogue.heading.version
    return _binding(catalogue, occasion, signature, signer, agent, is_same=is_same)


def binding_of(
    catalogue: Catalogue, title: str, slip: SlipNumber, follower: Countersignature, given: Signature
) -> Binding:
    """Check one signature that came by itself, for the application with this title and slip."""
    is_same = follower.catalogue.version == catalogue.heading.version
    occasion = Occasion(title, slip)
    return _binding(catalogue, occasion, given, follower.person, None, is_same=is_same)


def _binding(
    catalogue: Catalogue,
    occasion: Occasion,
    signature: Signature,
    signer: Person | None,
    agent: Person | None,
    *,
    is_same: bool,
) -> Binding:
    who, acting = _who(signer), _who(agent) if agent else None
    try:
        texts = [
            signed_text(catalogue, occasion, signature.paper, language, who, acting)
            for language in LANGUAGES
        ]
    except KeyError:
        return Binding.UNKNOWN
    if signature.covers in {digest_of(text) for text in texts}:
        return Binding.HOLDS
    return Binding.BROKEN if is_same else Binding.UNKNOWN


def _who(person: Person | None) -> Who:
    values = person.values if person else {}
    name, number = values.get("name"), values.get("id_no")
    return Who(name.text if name else "", number.text if number else "")

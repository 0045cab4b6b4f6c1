"""Consents: only where the law asks, from each holder for each purpose, once (rules of a visit, 3).

Who is here is asked on a page before the questions. Who is not here is asked
when they come to sign: later in this visit, or at any kiosk with a signing slip.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from edge_sync.wire.application import Consent, PersonId, Stamp
from kiosk.journeys.outcome import Outcome, work_out
from kiosk.journeys.signing import COUNTERSIGNER
from kiosk.journeys.visit import Context, Visit
from provisioning.catalogue.model import Words
from provisioning.catalogue.rules.planned import each


@dataclass(frozen=True, slots=True)
class Wanted:
    """One consent of one party. ``key`` is "0/father": place in the package's list, and party."""

    key: str
    party: str
    purpose: Words


def wanted_consents(visit: Visit, context: Context, outcome: Outcome) -> tuple[Wanted, ...]:
    """Return the consents to ask of those who are here."""
    return tuple(one for one in all_consents(context, outcome) if one.party not in visit.not_here)


def all_consents(context: Context, outcome: Outcome) -> tuple[Wanted, ...]:
    """Return every consent the package's data name, of parties that take part."""
    plan = outcome.plan
    package = context.catalogue.packages.get(plan.title.id)
    present = {party.role for party in plan.parties}
    return tuple(
        Wanted(f"{at}/{party}", party, consent.purpose)
        for at, consent in enumerate(package.consents if package else ())
        for party in each(plan.roles.get(consent.by, consent.by), plan.several or {})
        if party in present
    )


def consents_of(
    visit: Visit,
    context: Context,
    outcome: Outcome,
    people: Mapping[str, PersonId],
    at: Stamp,
) -> tuple[Consent, ...]:
    """Return the consents that were given, for the record, in the words that were shown."""
    spoken = visit.language.value
    return tuple(
        Consent(people[one.party], one.purpose.to(spoken), at)
        for one in all_consents(context, outcome)
        if visit.consents.get(one.key)
    )


def asked_consents(visit: Visit, context: Context) -> tuple[Wanted, ...]:
    """Return every consent that this visit may ask for, on whichever page."""
    if visit.signing.countersigns:
        return _countersigned(visit, context)
    return all_consents(context, work_out(visit, context))


def consents_of_signer(visit: Visit, context: Context, party: str) -> tuple[Wanted, ...]:
    """Return what a signer is asked for before signing: nothing, if it was asked before."""
    asked = asked_consents(visit, context)
    return tuple(one for one in asked if one.party == party and is_asked_at_signing(visit, one.key))


def is_asked_at_signing(visit: Visit, key: str) -> bool:
    """Say whether the consent ``key`` is of somebody who was not here for the questions."""
    party = key.partition("/")[2]
    return visit.signing.countersigns is not None or party in visit.not_here


def open_consents(visit: Visit, context: Context, party: str) -> tuple[int, ...]:
    """Return what a signing slip must still ask for, as places in the package's list."""
    wanted = consents_of_signer(visit, context, party)
    return tuple(int(one.key.partition("/")[0]) for one in wanted)


def countersigned_consents(visit: Visit, context: Context, at: Stamp) -> tuple[Consent, ...]:
    """Return what somebody who came with a signing slip consented to, in the words shown."""
    slip = visit.signing.countersigns
    person = PersonId(slip.person) if slip else PersonId("")
    return tuple(
        Consent(person, one.purpose.to(visit.language.value), at)
        for one in asked_consents(visit, context)
        if visit.consents.get(one.key)
    )


def _countersigned(visit: Visit, context: Context) -> tuple[Wanted, ...]:
    """What the slip asks for, as far as this kiosk's catalogue knows it."""
    slip = visit.signing.countersigns
    package = context.catalogue.packages.get(slip.title) if slip else None
    listed = package.consents if package else ()
    return tuple(
        Wanted(f"{at}/{COUNTERSIGNER}", COUNTERSIGNER, listed[at].purpose)
        for at in (slip.consents if slip else ())
        if at < len(listed)
    )

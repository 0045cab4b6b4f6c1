"""Consents: only where the law asks, from each holder for each purpose, once (rules of a visit, 3).

Who is here is asked on a page. Who is not here consents with the signature.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from edge_sync.wire.application import Consent, PersonId, Stamp
from kiosk.journeys.outcome import Outcome
from kiosk.journeys.visit import Context, Visit
from kiosk.text.language import Language
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
    is_zh = visit.language is Language.ZH
    return tuple(
        Consent(people[one.party], one.purpose.zh if is_zh else one.purpose.en, at)
        for one in wanted_consents(visit, context, outcome)
        if visit.consents.get(one.key)
    )

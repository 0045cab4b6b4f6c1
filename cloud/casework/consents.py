"""Consents of a case: those given, and those that the law asks for and nobody has given yet.

Who was not at the first kiosk is asked when they come to sign. Nothing waits
for a consent: the department sees what is missing and finds another way.
"""

from collections.abc import Iterator

from cloud.casework.tables import ConsentRow
from edge_sync.wire.application import Application, Consent, Stamp
from provisioning.catalogue.model import Catalogue, Words
from provisioning.storage.database import Database
from provisioning.storage.many import Row


def consents_in(catalogue: Catalogue, case: int, application: Application) -> Iterator[Row]:
    """Give the rows of what an application brought and of what is missing. For the opening."""
    told: dict[tuple[str, str], Stamp | None] = {}
    for one in application.consents:
        told.setdefault((one.by, one.purpose), one.at)
    given = set(told)
    for person, purpose in _wanted(catalogue, application):
        if not {(person, purpose.zh), (person, purpose.en)} & given:
            told.setdefault((person, purpose.zh), None)
    for (person, purpose_told), at in told.items():
        yield {"case": case, "person": person, "purpose": purpose_told, "given": at}


def give_consents(
    database: Database,
    catalogue: Catalogue,
    case: int,
    title: str,
    person: str,
    consents: tuple[Consent, ...],
) -> None:
    """Write what one person consented to later; what was missing of it is missing no more."""
    for one in consents:
        if one.by != person:
            continue
        purposes = _names_of(catalogue, title, one.purpose)
        missing = ConsentRow.given.is_null() & ConsentRow.purpose.in_(purposes)
        here = (ConsentRow.case == case) & (ConsentRow.person == person)
        database.run(ConsentRow.delete().where(here & missing))
        _keep(database, case, one)


def _keep(database: Database, case: int, one: Consent) -> None:
    database.run(
        ConsentRow.insert(
            case=case, person=one.by, purpose=one.purpose, given=one.at
        ).on_conflict_ignore()
    )


def _wanted(catalogue: Catalogue, application: Application) -> Iterator[tuple[str, Words]]:
    """Whom the package's data name, for what; a role that several play is asked of each."""
    package = catalogue.packages.get(application.title)
    for consent in package.consents if package else ():
        for person in application.persons:
            roles = {*person.roles, *(role.rpartition("-")[0] for role in person.roles)}
            if consent.by in roles:
                yield person.id, consent.purpose


def _names_of(catalogue: Catalogue, title: str, purpose: str) -> tuple[str, ...]:
    """Both tongues of a purpose that was shown in one of them."""
    package = catalogue.packages.get(title)
    known = (consent.purpose for consent in (package.consents if package else ()))
    names = (name for one in known if purpose in (one.zh, one.en) for name in (one.zh, one.en))
    return (purpose, *names)

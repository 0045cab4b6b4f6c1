"""What the cloud holds for a title, told in words that a journey can ask for."""

from collections.abc import Collection, Iterator

from provisioning.storage.database import Database
from provisioning.storage.opening import look_at
from screens.demonstration.errors import DemonstrationError
from screens.demonstration.watching import Address


def case_in_words(cloud_database: Address, slips: Collection[str], title: str) -> list[str]:
    """Return the words for the one case of ``title`` that stands behind one of the slips.

    "applicant 刘素珍", "member MT-X granted" (the states of casework), "document
    M-HUKOU of applicant", "documents 3", "signed applicant", "by mark applicant",
    "waits for member-2", "helped by h0001", "beginning" when no one is waited for.
    Raises DemonstrationError if there is no such case, or more than one.
    """
    cloud = look_at(cloud_database)
    try:
        rows = cloud.ask(
            "SELECT id, number, slip, applicant, helper FROM casework_case WHERE title = ?", title
        )
        found = [row for row in rows if row[2] in slips]
        if len(found) != 1:
            raise DemonstrationError(f"the cloud has {len(found)} cases of {title}")
        case_id, number, _slip, applicant, helper = found[0]
        about = [f"case {number}", f"title {title}", f"applicant {applicant}"]
        if helper:
            about.append(f"helped by {helper}")
        return [*about, *_parts(cloud, case_id), *_signatures(cloud, case_id)]
    finally:
        cloud.close()


def _parts(cloud: Database, case_id: int) -> Iterator[str]:
    members = "SELECT matter, state FROM casework_member WHERE case_id = ? ORDER BY position"
    for matter, state in cloud.ask(members, case_id):
        yield f"member {matter} {state}"
    papers = "SELECT material, holder FROM casework_document WHERE case_id = ? ORDER BY id"
    documents = cloud.ask(papers, case_id)
    for material, holder in documents:
        yield f"document {material} of {holder}"
    yield f"documents {len(documents)}"


def _signatures(cloud: Database, case_id: int) -> Iterator[str]:
    drawn = "SELECT kind, person FROM casework_signature WHERE case_id = ? ORDER BY id"
    for kind, person in cloud.ask(drawn, case_id):
        yield f"signed {person}"
        yield f"by {kind} {person}"
    called = "SELECT person, signed_ms FROM casework_awaited WHERE case_id = ? ORDER BY id"
    missing = [person for person, signed in cloud.ask(called, case_id) if signed is None]
    yield from (f"waits for {person}" for person in missing)
    if not missing:
        yield "beginning"

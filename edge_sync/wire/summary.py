"""The summary that a signature covers: the whole application as plain text.

It is written from the application itself, so that anybody who can open the
parcel can write it again and compare its hash with the signature. It says in
full what the check page showed with numbers masked.
"""

import hashlib
from collections.abc import Iterator

from edge_sync.wire.application import Application, Line, Member, Person, Value
from provisioning.catalogue.rules.signed_text import TRUTH


def summary_of(application: Application) -> str:
    """Return the canonical text. Signatures and the moment of lodging are no part of it."""
    return "\n".join(_lines(application)) + "\n"


def summary_digest(application: Application) -> bytes:
    """Return the SHA-256 of the summary in UTF-8."""
    return hashlib.sha256(summary_of(application).encode()).digest()


def _lines(application: Application) -> Iterator[str]:
    catalogue = application.catalogue
    yield "doorstep summary 1"
    yield f"application {application.id} slip {application.slip} title {application.title}"
    yield f"catalogue {catalogue.version} {catalogue.digest.hex()}"
    if application.helper:
        yield f"helper {application.helper}"
    for person in application.persons:
        yield from _person(person)
    for member in application.members:
        yield from _member(member)
    for document in application.documents:
        yield f"document {document.id} {document.material} {document.sha256.hex()}"
    yield TRUTH.to(application.language)


def _person(person: Person) -> Iterator[str]:
    yield f"person {person.id} {','.join(person.roles)} {person.level.value}"
    for name in sorted(person.values):
        yield f"  {name} = {_written(person.values[name])}"


def _member(member: Member) -> Iterator[str]:
    yield f"matter {member.matter} {member.choice.value}"
    for name in sorted(member.scenarios):
        yield f"  {name} -> {member.scenarios[name]}"
    for name in sorted(member.answers):
        yield f"  {name} = {_written(member.answers[name])}"
    for name in sorted(member.extension):
        yield f"  local {name} = {_written(member.extension[name])}"
    yield from (_line(line) for line in member.lines)


def _line(line: Line) -> str:
    document = line.document or "-"
    return f"  {line.line} {line.material} {line.holder} {line.resolution.value} {document}"


def _written(value: Value) -> str:
    """An answer, and after it whose hand it is unless the resident's own."""
    return f"{_flat(value.text)} [helper]" if value.by_helper else _flat(value.text)


def _flat(text: str) -> str:
    """One answer is one line, whatever was typed."""
    return " ".join(text.split())

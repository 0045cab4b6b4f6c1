"""The summary that a signature covers: the whole application as plain text.

It is written from the application itself, so that anybody who can open the
parcel can write it again and compare its hash with the signature. It says in
full what the check page showed with numbers masked.
"""

import hashlib
from collections.abc import Mapping

from edge_sync.wire.application import Application, Line, Member, Value
from provisioning.catalogue.rules.signed_text import TRUTH


def summary_of(application: Application) -> str:
    """Return the canonical text. Signatures and the moment of lodging are no part of it."""
    return "\n".join(_lines(application)) + "\n"


def summary_digest(application: Application) -> bytes:
    """Return the SHA-256 of the summary in UTF-8."""
    return hashlib.sha256(summary_of(application).encode()).digest()


def _lines(application: Application) -> list[str]:
    catalogue = application.catalogue
    lines = [
        "doorstep summary 1",
        f"application {application.id} slip {application.slip} title {application.title}",
        f"catalogue {catalogue.version} {catalogue.digest.hex()}",
    ]
    if application.helper:
        lines.append(f"helper {application.helper}")
    for person in application.persons:
        lines.append(f"person {person.id} {','.join(person.roles)} {person.level.value}")
        lines += _answers("", person.values)
    for member in application.members:
        lines += _member(member)
    lines += [
        f"document {document.id} {document.material} {document.sha256.hex()}"
        for document in application.documents
    ]
    lines.append(TRUTH.to(application.language))
    return lines


def _member(member: Member) -> list[str]:
    scenarios = member.scenarios
    return [
        f"matter {member.matter} {member.choice.value}",
        *(f"  {name} -> {scenarios[name]}" for name in sorted(scenarios)),
        *_answers("", member.answers),
        *_answers("local ", member.extension),
        *map(_line, member.lines),
    ]


def _answers(mark: str, values: Mapping[str, Value]) -> list[str]:
    return [f"  {mark}{name} = {_written(values[name])}" for name in sorted(values)]


def _line(line: Line) -> str:
    document = line.document or "-"
    return f"  {line.line} {line.material} {line.holder} {line.resolution.value} {document}"


def _written(value: Value) -> str:
    """One line, whatever was typed, and after it whose hand it is unless the resident's own."""
    text = " ".join(value.text.split())
    return f"{text} [helper]" if value.by_helper else text

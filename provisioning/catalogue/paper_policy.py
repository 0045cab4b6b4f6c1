"""What elements and materials may not say even though they could be read. Pure."""

from collections.abc import Iterator

from provisioning.catalogue.findings import Finding
from provisioning.catalogue.model import (
    Catalogue,
    Element,
    FieldKind,
    Material,
    ShareLevel,
    Signing,
)
from provisioning.catalogue.references import matter_file

_SECRET = (
    FieldKind.ID_CARD,
    FieldKind.BANK_ACCOUNT,
    FieldKind.PHONE,
    FieldKind.DISABILITY_NO,
)
_COUNTED = (FieldKind.NUMBER, FieldKind.DECIMAL, FieldKind.MONEY)
_FREE = (FieldKind.TEXT, FieldKind.ADDRESS, *_COUNTED)


def papers_against_policy(catalogue: Catalogue) -> Iterator[Finding]:
    """Return everything that keeps an element or a material from being published."""
    for element in catalogue.elements.values():
        yield from _element("elements.toml", element)
    for matter in catalogue.matters.values():
        for element in matter.elements:
            yield from _element(matter_file(matter), element)
            if element.id in catalogue.elements:
                cure = "give the matter's own element another id"
                yield Finding(matter_file(matter), element.id, "is an element of all", cure)
    for material in catalogue.materials.values():
        yield from _material(material)


def _element(file: str, element: Element) -> Iterator[Finding]:
    if element.kind is FieldKind.CHOICE and not element.options:
        yield Finding(file, element.id, "a choice without options", "add options")
    if element.way_out and element.otherwise == element.id:
        yield Finding(file, element.id, "its way out leads back to it", "name another element")
    if element.kind in _SECRET and not element.masked:
        cure = "set masked = true"
        yield Finding(file, f"{element.id}.masked", "is shown to who stands behind", cure)
    if element.kind in _FREE and not element.hint.zh:
        cure = "add a hint with an example"
        yield Finding(file, f"{element.id}.hint", "has no example", cure)
    yield from _range(file, element)


def _range(file: str, element: Element) -> Iterator[Finding]:
    least, most = element.least, element.most
    if element.kind in _COUNTED and (least is None or most is None):
        yield Finding(file, element.id, "a number without limits", "write least and most")
    if least is not None and most is not None and least > most:
        yield Finding(file, f"{element.id}.least", "is above most", "write least below most")


def _material(material: Material) -> Iterator[Finding]:
    """Row M13: what a good one looks like, or why there is nothing to see."""
    file, place = "materials.toml", material.id
    if material.sample is None and material.no_sample is None:
        cure = "add sample, or no_sample with the reason"
        yield Finding(file, place, "has no sample", cure)
    if material.sample and not material.sample.points:
        cure = "say what must be seen on it"
        yield Finding(file, f"{place}.sample", "shows nothing to look for", cure)
    is_written = material.share_level is ShareLevel.GENERATED and material.kind == "statement"
    if is_written and material.statement is None:
        cure = "add what the signer says"
        yield Finding(file, f"{place}.statement", "is signed without a text", cure)
    if material.statement and material.signing is Signing.NONE:
        cure = 'write "glass" or "ink"'
        yield Finding(file, f"{place}.signing", "a statement that nobody signs", cure)
    if material.valid_days is not None and material.valid_days < 1:
        cure = "write a number of days, or take it away"
        yield Finding(file, f"{place}.valid_days", "is never valid", cure)

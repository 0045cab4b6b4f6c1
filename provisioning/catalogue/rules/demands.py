"""What one matter demands under the options taken, before anybody is named."""

from collections.abc import Iterator, Mapping

from provisioning.catalogue.model import Field, HandlingItem, Limit, Line, Matter, Option


def fields_of(matter: Matter, taken: Mapping[str, Option]) -> Iterator[Field]:
    """Return the fields that are wanted; ``taken`` holds options by scenario."""
    added = {name for option in taken.values() for name in option.adds_fields}
    removed = {name for option in taken.values() for name in option.removes_fields}
    for wanted in matter.fields:
        name = f"{wanted.role}.{wanted.element}"
        if (wanted.in_base or name in added) and name not in removed:
            yield wanted


def lines_of(matter: Matter, taken: Mapping[str, Option]) -> Iterator[Line]:
    """Return the lines that are wanted; ``taken`` holds options by scenario."""
    added = {name for option in taken.values() for name in option.adds}
    removed = {name for option in taken.values() for name in option.removes}
    for line in matter.lines:
        if (line.in_base or line.id in added) and line.id not in removed:
            yield line


def roles_of(matter: Matter, taken: Mapping[str, Option]) -> set[str]:
    """Return the roles that some field or line speaks of."""
    asked = {wanted.role for wanted in fields_of(matter, taken)}
    return asked | {line.holder for line in lines_of(matter, taken)}


def promised_limit(matter: Matter, taken: Mapping[str, Option]) -> Limit:
    """Return the matter's own limit, or that of the last option which has one."""
    limits = [option.promised_limit for option in taken.values() if option.promised_limit]
    return limits[-1] if limits else matter.promised_limit


def handling_item(matter: Matter, taken: Mapping[str, str]) -> HandlingItem:
    """Return the item that the public sees for these options (row M02).

    The first that fits; a matter without a fitting one is its own item.
    """
    own = HandlingItem(name=matter.name, code=matter.handling_item_code)
    fitting = (i for i in matter.handling_items if i.when.items() <= taken.items())
    return next(fitting, own)

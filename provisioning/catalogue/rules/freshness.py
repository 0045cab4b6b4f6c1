"""How old a paper may be, and for which of its lines it still serves (row F04). Pure.

A material says how old its papers may be (`Material.valid_days`); a line may want a fresher
one. A paper on which no day stands is taken as it is: an officer sees it.
"""

from provisioning.catalogue.materials import Line, Material


def fresh_days(material: Material, line: Line) -> int | None:
    """Return how many days old a paper may be for this line; None if any age will do."""
    if not material.dated:
        return None
    wanted = [days for days in (material.valid_days, line.valid_days) if days is not None]
    return min(wanted, default=None)


def serves(fresh: int | None, age_days: int | None) -> bool:
    """Say whether a paper of this age is fresh enough. The last day still counts."""
    return fresh is None or age_days is None or age_days <= fresh

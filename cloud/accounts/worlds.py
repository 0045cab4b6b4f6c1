"""The bodies and places of one database as the rule of rights must know them now."""

from cloud.accounts.body_register import BodyRegister
from cloud.accounts.division_register import DivisionRegister
from cloud.accounts.divisions import Divisions
from cloud.accounts.rights import World
from cloud.accounts.tables import DivisionRow
from provisioning.storage.database import Database


class Worlds:
    """Tells how bodies and places stand. Any thread.

    Bodies are read anew each time: one that was suspended a moment ago acts no more. The
    tree of places, which may be thousands, is read again when it has grown: a place that
    is opened or moves always adds an entry.
    """

    def __init__(self, database: Database, bodies: BodyRegister) -> None:
        self._database, self._bodies = database, bodies
        self._tree: tuple[int, Divisions] = (0, Divisions())

    def now(self) -> World:
        """Return the world of this moment."""
        row = self._database.first(DivisionRow.select().order_by(DivisionRow.id.desc()))
        last = row.id if row else 0
        tree = self._tree
        if tree[0] != last:
            tree = self._tree = (last, DivisionRegister(self._database).tree())
        return World(self._bodies.states(), tree[1])

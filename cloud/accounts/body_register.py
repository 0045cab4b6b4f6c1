"""The bodies of a region as they stand, the groups of its packages, and who brought it about."""

from collections.abc import Iterable, Mapping

from cloud.accounts.bodies import Body, BodyAct, BodyState, after
from cloud.accounts.groups import Group, group_of, missing
from cloud.accounts.officers import Officer
from cloud.accounts.rights import Act, rule_of
from cloud.accounts.tables import BodyEventRow, BodyRow, CollaborationGroupRow
from cloud.errors import BodyRefusedError, PackageNotReadyError
from provisioning.catalogue.model import Catalogue, Package
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds

FOUNDER = "founding"


class BodyRegister:
    """All bodies and groups of one database. Any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def found(self, bodies: Iterable[str]) -> None:
        """Take up the bodies a region begins with as active; later ones as requested.

        Called at every start with the catalogue's departments: who is here stays as it is.
        """
        with self._database.transaction():
            here = self.states()
            state = BodyState.REQUESTED if here else BodyState.ACTIVE
            for name in sorted(set(bodies) - here.keys()):
                self._add(Body(name, "", state), FOUNDER)

    def request(self, by: Officer, body: str, superior: str) -> None:
        """Ask for a body to be taken up. Raises BodyRefusedError."""
        with self._database.transaction():
            if self._one(body) is not None or self._one(superior) is None or body == superior:
                raise BodyRefusedError(f"{body} under {superior} cannot be requested")
            self._add(Body(body, superior, BodyState.REQUESTED), by.account)

    def act(self, by: Officer, body: str, act: BodyAct, why: str = "") -> BodyState:
        """Review, activate or suspend a body as its superior. Raises BodyRefusedError."""
        with self._database.transaction():
            found = self._one(body)
            if found is None or not self._is_superior(by, found):
                raise BodyRefusedError(f"{by.department} is not the superior of {body}")
            state = after(found.state, act)
            if state is None:
                raise BodyRefusedError(f"{body} is {found.state.value}: no {act.value} now")
            self._database.run(BodyRow.update(state=state).where(BodyRow.id == body))
            self._note(body, act, by.account, why)
        return state

    def place_under(self, body: str, superior: str) -> None:
        """Say who is the superior of a body that was founded without one."""
        with self._database.transaction():
            if self._one(superior) is None or body in self._above(superior):
                raise BodyRefusedError(f"there is no {superior} above {body}")
            unplaced = (BodyRow.id == body, BodyRow.superior == "")
            self._database.run(BodyRow.update(superior=superior).where(*unplaced))

    def all(self) -> tuple[Body, ...]:
        """Return every body, each behind the one above it in the alphabet of ids."""
        rows = self._database.rows(BodyRow.select().order_by(BodyRow.superior, BodyRow.id))
        return tuple(Body(row.id, row.superior, row.state) for row in rows)

    def states(self) -> dict[str, BodyState]:
        """Return how every body stands: what the rule of rights must know."""
        return {row.id: row.state for row in self._database.rows(BodyRow.select())}

    def enable(self, by: Officer, package: Package, catalogue: Catalogue) -> Group:
        """Make the group of a package. Raises PackageNotReadyError: it names who is missing."""
        group = group_of(package, catalogue)
        with self._database.transaction():
            if absent := missing(group, self.states()):
                raise PackageNotReadyError(f"{package.id} lacks {', '.join(absent)}")
            kept = CollaborationGroupRow.package == package.id
            self._database.run(CollaborationGroupRow.delete().where(kept))
            self._database.run(
                CollaborationGroupRow.insert(
                    package=package.id,
                    lead=group.lead,
                    duties=dict(group.duties),
                    enabled_ms=milliseconds(self._clock.now()),
                    enabled_by=by.account,
                )
            )
        return group

    def groups(self) -> tuple[Group, ...]:
        """Return the groups of all enabled packages."""
        rows = self._database.rows(
            CollaborationGroupRow.select().order_by(CollaborationGroupRow.package)
        )
        return tuple(Group(row.package, row.lead, row.duties) for row in rows)

    def halted(self) -> Mapping[str, tuple[str, ...]]:
        """Return the enabled packages that cannot go on now, each with who is missing."""
        states = self.states()
        absent = {group.package: missing(group, states) for group in self.groups()}
        return {package: who for package, who in absent.items() if who}

    def _is_superior(self, by: Officer, body: BodyRow) -> bool:
        may_review = Act.REVIEW_BODIES in rule_of(by.role).acts
        is_active = self.states().get(by.department) is BodyState.ACTIVE
        return bool(body.superior == by.department and may_review and is_active)

    def _above(self, body: str) -> set[str]:
        """Return a body and all above it."""
        superiors, found = {one.id: one.superior for one in self.all()}, set[str]()
        while body and body not in found:
            found.add(body)
            body = superiors.get(body, "")
        return found

    def _one(self, body: str) -> BodyRow | None:
        found: BodyRow | None = self._database.first(BodyRow.select().where(BodyRow.id == body))
        return found

    def _add(self, body: Body, by: str) -> None:
        self._database.run(BodyRow.insert(id=body.id, superior=body.superior, state=body.state))
        self._note(body.id, None, by, "")

    def _note(self, body: str, act: BodyAct | None, by: str, why: str) -> None:
        now = milliseconds(self._clock.now())
        self._database.run(BodyEventRow.insert(body=body, act=act, by=by, at_ms=now, why=why))

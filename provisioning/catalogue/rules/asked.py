"""The pages of a plan: each asked once, in the order of the walk, and what was chosen there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from provisioning.catalogue.model import Option, Words
from provisioning.catalogue.rules.planned import Page


@dataclass(slots=True)
class Pages:
    """Gathers pages and what the answers settle. Used by one making of one plan.

    ``decided`` are scenarios that need no question any more: of the same matter
    by their id, of a package's member as "MT-X.scenario".
    """

    choices: Mapping[str, str]
    roles: dict[str, str] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    decided: dict[str, str] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)

    def ask(self, key: str, question: Words, options: tuple[Option, ...]) -> Option | None:
        """Return the option chosen at a page. One option alone is taken without asking.

        Nobody can take out the person in whose name it all is.
        """
        stander = self.roles.get("holder")
        possible = tuple(o for o in options if stander not in o.without)
        chosen = next((o for o in possible if o.id == self.choices.get(key)), None)
        if chosen is None and len(possible) == 1:
            chosen = possible[0]
        else:
            self.pages.append(Page(key, question, possible, chosen.id if chosen else None))
        if chosen:
            self.take(chosen)
        return chosen

    def take(self, option: Option) -> None:
        """Let an option bind its roles, take out its people and answer other pages by their key."""
        self.roles |= option.binds
        self.absent |= set(option.without)
        self.decided |= option.decides

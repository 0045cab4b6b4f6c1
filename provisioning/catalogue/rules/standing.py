"""For whom is it? Who stands here, and in whose name it is (rules of a visit, 1).

Somebody who acts for another is the party "agent"; the one in whose name it is
becomes a further person. A scenario that asks who stands here then asks for
whom she acts. In the family somebody may be a party herself, as a mother is
who goes for her child.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from provisioning.catalogue.asking import Asking
from provisioning.catalogue.model import Option, Scenario, Words
from provisioning.catalogue.rules.asked import Pages
from provisioning.catalogue.rules.planned import AGENT, ForWhom
from provisioning.catalogue.rules.titles import Title

FOR_WHOM = "for_whom"
FAMILY = "family"
WARD, ADULT = "ward", "adult"
RELATIVE = "relative"


@dataclass(slots=True)
class Standing:
    """Settles who is who for one plan; the answers go into its ``pages``."""

    title: Title
    choices: Mapping[str, str]
    pages: Pages
    words: Asking
    for_whom: ForWhom = ForWhom.MYSELF
    is_ward: bool = False
    has_agent: bool = False

    def settle(self) -> None:
        """Ask what has to be asked, and bind "holder" to the one in whose name it is."""
        known = {kind.value: kind for kind in ForWhom}
        self.for_whom = known.get(self.choices.get(FOR_WHOM, ""), ForWhom.MYSELF)
        self.has_agent = self.for_whom is ForWhom.BEHALF
        if self.for_whom is ForWhom.FAMILY:
            self._settle_family()
        if self.title.holder:
            self.pages.roles["holder"] = self.title.holder
        for scenario in self.title.scenarios:
            self._ask(scenario)
        if self.is_ward:
            self.pages.roles.setdefault("guardian", AGENT)

    def _settle_family(self) -> None:
        """A relative who is a party herself stands here for herself; any other acts for one."""
        binding = self._binding
        holders = {o.binds.get("holder") for o in binding.options} if binding else set()
        self.has_agent = not binding or (len(holders) > 1 and self._is_relative(binding))
        if self.has_agent:
            self._ask_family()

    @property
    def _binding(self) -> Scenario | None:
        """The scenario that says who stands here."""
        return next((s for s in self.title.scenarios if binds_holder(s)), None)

    def _is_relative(self, scenario: Scenario) -> bool:
        """A relative who is none of the parties acts for one of them."""
        relative = Option(id=RELATIVE, label=self.words.relative)
        chosen = self.pages.ask(scenario.id, scenario.question, (*scenario.options, relative))
        return chosen is not None and chosen.id == RELATIVE

    def _ask_family(self) -> None:
        ward = Option(id=WARD, label=self.words.ward)
        adult = Option(id=ADULT, label=self.words.adult)
        chosen = self.pages.ask(FAMILY, self.words.family, (ward, adult))
        self.is_ward = chosen is not None and chosen.id == WARD

    def _ask(self, scenario: Scenario) -> None:
        """Who acts for another is asked for whom; a relative was asked who she is already."""
        if not binds_holder(scenario):
            self.pages.ask(scenario.id, self._question(scenario), self._options(scenario))
        elif self.has_agent:
            question = scenario.acting or self.words.principal
            self.pages.ask(f"{scenario.id}.of", question, self._options(scenario))
        elif scenario.id not in {page.key for page in self.pages.pages}:
            self.pages.ask(scenario.id, scenario.question, scenario.options)

    def _question(self, scenario: Scenario) -> Words:
        return (scenario.acting if self.has_agent else None) or scenario.question

    def _options(self, scenario: Scenario) -> tuple[Option, ...]:
        if not self.has_agent:
            return scenario.options
        said = (msgspec.structs.replace(o, label=o.acting or o.label) for o in scenario.options)
        return tuple(said)


def binds_holder(scenario: Scenario) -> bool:
    """Say whether a scenario asks who stands here."""
    return any("holder" in option.binds for option in scenario.options)

"""One way of breaking a catalogue, and the files that are broken."""

from typing import NamedTuple

HUKOU = "matters/MT-BIRTH-HUKOU.toml"
PENSION = "matters/MT-PENSION-REG.toml"
FELLING = "matters/MT-FELLING.toml"
OLDAGE = "matters/MT-OLDAGE.toml"
DIBAO = "matters/MT-DIBAO.toml"
CREMATION = "matters/MT-CREMATION.toml"
CERT = "matters/MT-PENSION-CERT.toml"
WORKSHOP = "matters/MT-WORKSHOP.toml"
RELIEF = "matters/MT-LINSHI.toml"
BIRTH = "packages/PK-BIRTH.toml"
BUSINESS = "packages/PK-BIZ.toml"
HOUSE = "packages/PK-HOUSE.toml"
DEATH = "packages/PK-DEATH.toml"
RETIRE = "packages/PK-RETIRE.toml"
DISABLED = "packages/PK-DISABLED.toml"
RURAL = "packages/PK-RURALHOUSE.toml"
ELEMENTS = "elements.toml"
MATERIALS = "materials.toml"
THEMES = "themes.toml"
SPOKEN = "spoken.toml"
POSTINGS = "postings.toml"


class Breakage(NamedTuple):
    """``old`` becomes ``new`` in ``file``; lint names the place, the problem and the cure."""

    file: str
    old: str
    new: str
    place: str
    says: str
    cure: str


B = Breakage

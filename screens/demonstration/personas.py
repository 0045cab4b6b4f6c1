"""Two fictional residents, and what they answer. Their cards are `devices` test people."""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Persona:
    """What one resident wants and answers.

    ``answers`` are by question key, or by its last part; what is not named was
    filled in by the kiosk and is taken as it stands. ``papers`` are by material:
    the test paper to lay; for those of ``by_phone`` the resident's own phone takes the
    picture. ``cards`` are by party: whose card is put on the reader.
    """

    card: str
    title: str
    scenarios: Mapping[str, str]
    answers: Mapping[str, str]
    papers: Mapping[str, str]
    cards: Mapping[str, str]
    for_whom: str = "myself"
    by_phone: frozenset[str] = frozenset()


PENSION = Persona(
    card="zhang",
    title="MT-PENSION-REG",
    scenarios={"group": "no"},
    answers={
        "phone": "13800005299",
        "grade": "300元",
        "start_year": "2026",
        "bank_name": "农业银行",
        "bank_account": "6228480000000005298",
        "delivery": "终端打印",
    },
    papers={"M-HUKOU": "household-zhang"},
    cards={},
)

BY_PHONE = replace(PENSION, by_phone=frozenset({"M-HUKOU"}))
"""The same, and her own phone takes the picture."""

BIRTH = Persona(
    card="li",
    title="PK-BIRTH",
    scenarios={
        "holder": "mother",
        "MT-BIRTH-CERT": "done-already",
        "MT-BIRTH-COST": "apply",
        "marriage": "yes",
        "follow": "mother",
    },
    answers={
        "child.name": "陈小禾",
        "child.sex": "女",
        "child.birth_date": "20261108",
        "child.nation": "汉族",
        "phone": "13900005299",
        "follow": "mother",
        "child_no": "第一个",
        "bank_name": "农业银行",
        "bank_account": "6228480000000015297",
        "delivery": "终端打印",
    },
    papers={
        "M-BANK": "bank-card",
        "M-BIRTHCERT": "birth-certificate",
        "M-HUKOU": "household",
        "M-MARRIAGE": "marriage-certificate",
        "M-PHOTO": "photo",
    },
    cards={"father": "chen"},
)

ASKED = replace(BIRTH, papers={"asked": "bank-card"})
"""The same mother, back with what a completion notice asked for."""

"""The catalogue that ships, a copy that may be broken, and people to fill forms with."""

import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from provisioning.catalogue.files import DEFAULT_FOLDER
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.given import Given, Origin
from provisioning.catalogue.rules.plan import Plan, make_plan
from provisioning.catalogue.rules.titles import title_of
from tests.shipped import shipped_edition

TODAY = date(2026, 11, 21)
PENSION = "MT-PENSION-REG"
BIRTH = "PK-BIRTH"
MARRIED = {
    "holder": "mother",
    "member.MT-BIRTH-CERT": "done-already",
    "member.MT-BIRTH-COST": "apply",
    "MT-BIRTH-HUKOU.marriage": "yes",
    "MT-BIRTH-HUKOU.follow": "mother",
}


@cache
def shipped() -> Catalogue:
    return shipped_edition().catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return shipped()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "catalogue"
    shutil.copytree(DEFAULT_FOLDER, copy)
    return copy


def plan_of(catalogue: Catalogue, title: str, choices: dict[str, str]) -> Plan:
    return make_plan(catalogue, title_of(catalogue, title), choices)


def card(party: str, number: str, nation: str = "汉族") -> dict[str, Given]:
    told = {
        "name": f"甲{party}",
        "id_no": number,
        "sex": "女",
        "nation": nation,
        "birth_date": number[6:14],
        "hukou_addr": f"{party}村一号",
    }
    return {f"{party}.{name}": Given(text, Origin.CARD) for name, text in told.items()}


MOTHER = card("mother", "11010519491231002X")
FATHER = card("father", "110105194912310011", nation="苗族")

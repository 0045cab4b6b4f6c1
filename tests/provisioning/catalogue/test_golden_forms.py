"""Every department's own form of every package equals its golden file."""

import pytest

from provisioning.catalogue.model import Catalogue
from tests.provisioning.catalogue.golden_forms import FOLDER, golden
from tests.shipped import shipped_edition

TEXTS = dict(golden(shipped_edition().catalogue))


@pytest.mark.row("F03")
@pytest.mark.parametrize("name", TEXTS)
def test_a_form_equals_its_golden_file(name: str) -> None:
    assert TEXTS[name] == (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.row("F03")
def test_every_member_of_every_package_has_one(catalogue: Catalogue) -> None:
    members = {
        f"{package.id}/{member.matter}.{language}.txt"
        for package in catalogue.packages.values()
        for member in package.members
        for language in ("zh", "en")
    }
    assert set(TEXTS) == members
    assert {f"{path.parent.name}/{path.name}" for path in FOLDER.glob("*/*.txt")} == members

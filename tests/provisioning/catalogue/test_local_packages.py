"""A county writes its own matters and packages as files; no program changes."""

import re
from pathlib import Path

import pytest

from provisioning.catalogue.files import load
from provisioning.catalogue.lint import lint
from provisioning.catalogue.rules.titles import titles
from tests.provisioning.catalogue.conftest import plan_of

LOCAL = """
id = "PK-VILLAGE"
name = { zh = "外地人落脚一件事", en = "Settling here" }
summary = { zh = "居住登记、居住证一次办", en = "Registration and permit at once" }
spoken = ["外地来的", "落脚"]
offered = true
theme = { zh = "地方特色", en = "local" }
audience = "person"
lead_dept = "D-GA"
implementing_code = "11529901MB000006X74000706901000"
code_illustrative = true
minutes = 6
signers = ["applicant"]
promised_limit = { value = 10, unit = "natural_day", illustrative = true }
parties = [{ role = "applicant", label = { zh = "本人", en = "yourself" }, card = true }]
members = [
  { matter = "MT-RES-REG", stage = 1, relation = "precondition" },
  { matter = "MT-RES-PERMIT", stage = 2, relation = "parallel", needs = ["MT-RES-REG"] },
]
"""


MORE = """
[[theme]]
id = "more"
name = { zh = "其他", en = "more" }
picture = "certificate"
titles = []
"""


@pytest.mark.row("L04")
def test_a_county_adds_a_package_of_its_own_as_one_file(folder: Path) -> None:
    (folder / "packages" / "PK-VILLAGE.toml").write_text(LOCAL, encoding="utf-8")
    themes = folder / "themes.toml"
    text = themes.read_text(encoding="utf-8")
    assert '"MT-RES-REG"' in text
    themes.write_text(text.replace('"MT-RES-REG"', '"PK-VILLAGE", "MT-RES-REG"'), encoding="utf-8")
    assert lint(folder) == []
    catalogue = load(folder).catalogue
    assert "PK-VILLAGE" in {title.id for title in titles(catalogue)}
    plan = plan_of(catalogue, "PK-VILLAGE", {"MT-RES-PERMIT.ground": "home"})
    assert plan.open_page is None
    assert [member.matter.id for member in plan.applied] == ["MT-RES-REG", "MT-RES-PERMIT"]


@pytest.mark.row("M15")
def test_a_hundred_and_twenty_more_matters_of_three_departments_are_served(folder: Path) -> None:
    matters, added = folder / "matters", []
    for pattern in ("MT-PENSION-CLAIM", "MT-MED-REMOTE", "MT-RES-ENDORSE"):
        text = (matters / f"{pattern}.toml").read_text(encoding="utf-8")
        for at in range(40):
            name = f"{pattern}-{at:02}"
            added.append(name)
            copy = re.sub(f'^id = "{pattern}"', f'id = "{name}"', text, flags=re.MULTILINE)
            (matters / f"{name}.toml").write_text(copy, encoding="utf-8")
    with (folder / "themes.toml").open("a", encoding="utf-8") as themes:
        themes.write(MORE.replace("[]", str(added).replace("'", '"')))
    assert lint(folder) == []
    catalogue = load(folder).catalogue
    assert set(added) <= {title.id for title in titles(catalogue)}
    assert len({catalogue.matters[name].dept for name in added}) == 3
    for name in added:
        assert plan_of(catalogue, name, {}).applied

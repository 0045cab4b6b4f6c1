"""An editor reads what changed before signing it."""

from pathlib import Path

from provisioning.catalogue.differences import differences
from provisioning.catalogue.files import load
from tests.provisioning.edge.town import found_region
from tests.shipped import shipped_edition


def test_what_changed_is_said_in_words(tmp_path: Path) -> None:
    region = found_region(tmp_path / "region")
    before = load(region.catalogue).catalogue
    region.edit(1001, '"城乡居民养老保险参保登记"', '"居民养老保险登记"')

    found = differences(before, load(region.catalogue).catalogue)

    assert any("catalogue.version was" in one and "“1001”" in one for one in found)
    assert any("MT-PENSION-REG.name.zh" in one and "“居民养老保险登记”" in one for one in found)


def test_what_is_the_same_is_not_told() -> None:
    catalogue = shipped_edition().catalogue

    assert differences(catalogue, catalogue) == []

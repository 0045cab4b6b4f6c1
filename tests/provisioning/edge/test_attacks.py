"""Each test is named after what somebody tries; the kiosk serves on with what it had."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from provisioning.cloud.repository import Repository
from provisioning.cloud.signing import make_keys, next_root
from provisioning.edge.errors import CatalogueExpiredError, CatalogueRefusedError
from provisioning.edge.shelf import Shelf
from provisioning.errors import ProvisioningError
from provisioning.storage.object_store import ObjectStore
from provisioning.wire.repository import INDEX_FILE, Index, Listed, decode_index, encode_index
from tests.provisioning.edge.town import NOW, Region, days, found_region, open_kiosk, take

pytestmark = pytest.mark.row("Z03")


@pytest.fixture(scope="module")
def sold(tmp_path_factory: pytest.TempPathFactory) -> tuple[Region, Path, Path]:
    """A region, and two sticks of it: an older edition and a newer one."""
    region = found_region(tmp_path_factory.mktemp("town") / "region")
    region.bring_out(1001)
    older = region.stick("older")
    region.bring_out(1002)
    return region, older, region.stick("newer")


@pytest.fixture
def sticks(sold: tuple[Region, Path, Path], tmp_path: Path) -> tuple[Path, Path]:
    """Two sticks that a test may spoil."""
    copies = (shutil.copytree(stick, tmp_path / stick.name) for stick in sold[1:])
    older, newer = copies
    return older, newer


@pytest.fixture
def kiosk(sold: tuple[Region, Path, Path], tmp_path: Path) -> Iterator[Shelf]:
    with closing(open_kiosk(tmp_path, sold[0].root)) as shelf:
        yield shelf


def listed(stick: Path, ending: str) -> Listed:
    return next(
        one
        for one in decode_index((stick / INDEX_FILE).read_bytes()).metadata
        if one.name.endswith(ending)
    )


def change(stick: Path, change_one: Callable[[Listed], Listed]) -> None:
    """Write the index anew with its metadata changed."""
    index = decode_index((stick / INDEX_FILE).read_bytes())
    changed = Index(tuple(change_one(one) for one in index.metadata), index.targets)
    (stick / INDEX_FILE).write_bytes(encode_index(changed))


def refused(kiosk: Shelf, stick: Path, why: str) -> None:
    before = kiosk.place
    with pytest.raises(CatalogueRefusedError, match=why):
        take(kiosk, stick)
    assert kiosk.place == before


def test_rollback_to_an_older_edition_is_refused(kiosk: Shelf, sticks: tuple[Path, Path]) -> None:
    older, newer = sticks
    assert take(kiosk, newer) == 1002

    refused(kiosk, older, "BadVersionNumber")


def test_rollback_under_an_emptied_timestamp_is_refused_by_the_floors(
    kiosk: Shelf, sticks: tuple[Path, Path], tmp_path: Path
) -> None:
    older, newer = sticks
    take(kiosk, newer)
    for name in ("timestamp.json", "snapshot.json", "targets.json"):
        (tmp_path / "shelf/objects" / listed(newer, name).sha256).write_bytes(b"")

    refused(kiosk, older, "is older than")


def test_a_freeze_is_noticed_though_the_clock_is_slow(
    kiosk: Shelf, sticks: tuple[Path, Path]
) -> None:
    _, newer = sticks
    assert take(kiosk, newer) == 1002

    with pytest.raises(CatalogueExpiredError):
        take(kiosk, newer, NOW - days(20_000), beacon=NOW + days(31))
    with pytest.raises(CatalogueExpiredError):  # the signed time that was heard is not forgotten
        take(kiosk, newer, NOW - days(20_000))

    assert kiosk.has_expired(NOW - days(20_000))
    edition = kiosk.edition()
    assert edition is not None
    assert edition.version == 1002


def test_a_clock_far_ahead_is_put_right_by_the_clouds_word(
    kiosk: Shelf, sticks: tuple[Path, Path]
) -> None:
    older, newer = sticks
    take(kiosk, older)
    with pytest.raises(CatalogueExpiredError):
        take(kiosk, newer, NOW + days(400))

    assert take(kiosk, newer, NOW + days(400), beacon=NOW) == 1002


def test_a_cloud_whose_clock_was_years_ahead_stops_no_later_edition(tmp_path: Path) -> None:
    region = found_region(tmp_path / "region")
    region.bring_out(1001)
    with closing(open_kiosk(tmp_path, region.root)) as kiosk:
        take(kiosk, region.folder / "repository")
        with pytest.raises(CatalogueExpiredError):
            take(kiosk, region.folder / "repository", beacon=NOW + days(5000))
        region.bring_out(1002, NOW + days(1))

        assert take(kiosk, region.folder / "repository", NOW + days(1)) == 1002
        assert not kiosk.has_expired(NOW + days(1))


def test_a_publisher_whose_clock_was_years_ahead_stops_no_later_edition(tmp_path: Path) -> None:
    region = found_region(tmp_path / "region")
    region.bring_out(1001, NOW + days(300))
    with closing(open_kiosk(tmp_path, region.root)) as kiosk:
        take(kiosk, region.folder / "repository")
        region.bring_out(1002, NOW + days(1))

        assert take(kiosk, region.folder / "repository", NOW + days(1)) == 1002
        assert not kiosk.has_expired(NOW + days(1))


def test_mix_and_match_of_two_editions_is_refused(kiosk: Shelf, sticks: tuple[Path, Path]) -> None:
    older, newer = sticks
    old = listed(older, ".targets.json")
    shutil.copy(older / "objects" / old.sha256, newer / "objects")
    change(
        newer,
        lambda one: (
            msgspec.structs.replace(one, sha256=old.sha256, size=old.size)
            if one.name.endswith(".targets.json")
            else one
        ),
    )

    refused(kiosk, newer, "BadVersionNumber")


@pytest.mark.parametrize("what", ["timestamp.json", "target"])
def test_endless_data_ends_at_the_promised_length(
    what: str, kiosk: Shelf, sticks: tuple[Path, Path]
) -> None:
    _, newer = sticks
    index = decode_index((newer / INDEX_FILE).read_bytes())
    one = index.targets[0] if what == "target" else listed(newer, what)
    with (newer / "objects" / one.sha256).open("ab") as endless:
        endless.truncate(64 * 1024 * 1024)

    refused(kiosk, newer, "LengthMismatch")


def test_a_tampered_object_is_refused_and_healed_by_the_true_one(
    kiosk: Shelf, sticks: tuple[Path, Path], sold: tuple[Region, Path, Path]
) -> None:
    _, newer = sticks
    index = decode_index((newer / INDEX_FILE).read_bytes())
    place = newer / "objects" / index.targets[3].sha256
    spoilt = bytearray(place.read_bytes())
    spoilt[0] ^= 1
    place.write_bytes(spoilt)

    refused(kiosk, newer, "LengthOrHashMismatch")

    shutil.copy(sold[2] / "objects" / place.name, place)
    assert take(kiosk, newer) == 1002


def test_an_edition_signed_by_the_wrong_key_is_refused(kiosk: Shelf, tmp_path: Path) -> None:
    stranger = found_region(tmp_path / "stranger")
    stranger.bring_out(2001)

    refused(kiosk, stranger.folder / "repository", "UnsignedMetadata")


def test_a_targets_key_cannot_give_the_on_line_word(tmp_path: Path) -> None:
    region = found_region(tmp_path / "region")
    for role in ("snapshot", "timestamp"):
        for file in (region.keys / "targets").iterdir():
            shutil.copy(file, region.keys / role)
    region.bring_out(1001)

    with closing(open_kiosk(tmp_path, region.root)) as kiosk:
        refused(kiosk, region.folder / "repository", "UnsignedMetadata")


def test_a_root_that_one_key_alone_signed_is_refused(
    kiosk: Shelf, sticks: tuple[Path, Path], sold: tuple[Region, Path, Path]
) -> None:
    region, (_, newer) = sold[0], sticks
    one_key = next_root(region.root, region.keys, (region.keys / "root-1",), NOW)
    promise_root(newer, one_key)

    refused(kiosk, newer, "UnsignedMetadata")


def test_keys_that_were_replaced_count_no_more(tmp_path: Path) -> None:
    """Two old root keys and two new ones replace every key; who kept the old ones signs nothing."""
    region = found_region(tmp_path / "region")
    region.bring_out(1001)
    old = region.stick("old")
    make_keys(tmp_path / "new-keys")
    names = [
        (folder / key)
        for folder in (region.keys, tmp_path / "new-keys")
        for key in ("root-1", "root-2")
    ]
    promise_root(old, next_root(region.root, tmp_path / "new-keys", tuple(names), NOW))

    with closing(open_kiosk(tmp_path, region.root)) as kiosk:
        refused(kiosk, old, "UnsignedMetadata")


def test_what_no_person_signed_never_reaches_the_shelf(
    kiosk: Shelf, sticks: tuple[Path, Path]
) -> None:
    _, newer = sticks
    (newer / INDEX_FILE).write_bytes(b"{}")

    with pytest.raises(ProvisioningError):
        take(kiosk, newer)

    assert kiosk.edition() is None


def test_a_version_that_does_not_grow_is_not_signed(tmp_path: Path) -> None:
    region = found_region(tmp_path / "region")
    region.bring_out(1001)
    region.edit(1001, "养老保险", "养老保障")

    with pytest.raises(ProvisioningError, match="raise it"):
        Repository(region.folder / "repository").sign(
            region.catalogue, region.keys / "targets", NOW
        )


def promise_root(stick: Path, root: bytes) -> None:
    """Put the next root metadata on a stick."""
    sha256 = ObjectStore(stick / "objects").add(root)
    index = decode_index((stick / INDEX_FILE).read_bytes())
    more = (*index.metadata, Listed("2.root.json", sha256, len(root)))
    (stick / INDEX_FILE).write_bytes(encode_index(Index(more, index.targets)))

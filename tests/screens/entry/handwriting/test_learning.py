"""The program that makes the model: few shapes, two rounds, and what it must keep."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

from screens.entry.handwriting.learning import medians
from screens.entry.handwriting.learning.build import learn
from screens.entry.handwriting.learning.hands import Model, writings
from screens.entry.handwriting.learning.keeping import keep
from screens.entry.handwriting.maps import features
from screens.entry.handwriting.model import DATA
from screens.entry.handwriting.model import Model as Learnt
from screens.entry.handwriting.recogniser import Recogniser
from tests.bench.handwriting.samples import samples
from tests.bench.handwriting.spoiling import as_touches


def _models(count: int) -> tuple[str, list[Model]]:
    chosen = list(samples().items())[:count]
    strokes = [[np.asarray(s, np.float32) for s in strokes] for _, strokes in chosen]
    return "".join(character for character, _ in chosen), [Model.of(one) for one in strokes]


def test_the_same_seed_writes_the_same() -> None:
    _, models = _models(3)
    one, other = (writings(models[2], 4, np.random.default_rng(9)) for _ in range(2))
    assert np.array_equal(features(one), features(other))
    assert not np.array_equal(one.points[0], one.points[1])


def test_what_is_learnt_and_kept_can_be_read_again(tmp_path: Path) -> None:
    characters, models = _models(128)
    *_, (learnt, told) = learn(characters, models, 2)
    keep(learnt, np.zeros(len(characters), np.float32), tmp_path / "made.npz")
    assert "read rightly" in told
    held = Learnt.read(tmp_path / "made.npz")
    assert held.characters == characters
    made = Recogniser(held)
    right = sum(made.candidates(as_touches(samples()[c]))[0] == c for c in characters)
    assert right > 110


def test_another_package_is_not_learnt_from(tmp_path: Path) -> None:
    other = tmp_path / "other.tgz"
    other.write_bytes(b"not it")
    assert hashlib.sha256(b"not it").hexdigest() != medians.PACKAGE_SHA256
    with pytest.raises(medians.WrongPackageError):
        list(medians.lessons(other))


def test_the_model_in_the_repository_knows_most_general_characters_and_is_small() -> None:
    assert len(set(Learnt.read().characters)) > 6_800
    assert DATA.stat().st_size < 4_000_000

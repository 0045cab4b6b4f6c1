"""When a visit is over its pixels are gone: from the window, from every texture, from caches."""

import gc
from collections.abc import Iterator

import pytest
from kivy.cache import Cache
from kivy.core.window import Window
from kivy.uix.label import Label

from kiosk.journeys import actions, states
from screens.gallery import Studio
from screens.glass_commands import pixels_of_window
from screens.widgets.sight import visible
from tests.kiosk.resident import CANARIES, Resident
from tests.screens.graphics_memory import pixels_of, textures


def _is_of_somebody(label: Label) -> bool:
    return any(canary in label.text.replace("\n", "") for canary in CANARIES)


def _drawn_names(studio: Studio) -> Iterator[tuple[tuple[int, int], bytes]]:
    """Yield size and pixels of every texture that shows somebody's words."""
    Window.on_draw()
    for one in visible(studio.stage.root):
        if isinstance(one, Label) and one.texture is not None and _is_of_somebody(one):
            size = one.texture.width, one.texture.height
            yield size, pixels_of(one.texture.id, *size).tobytes()


def _labels_that_tell() -> list[str]:
    labels = [one for one in gc.get_objects() if issubclass(type(one), Label)]
    return [label.text for label in labels if any(canary in label.text for canary in CANARIES)]


def _alive(seen: dict[bytes, tuple[int, int]]) -> list[int]:
    """Return the textures that show anything of this still."""
    sizes = set(seen.values())
    return [
        name
        for name in textures()
        if any(pixels_of(name, *size).tobytes() in seen for size in sizes)
    ]


@pytest.mark.row("Z02")
def test_after_a_visit_its_person_is_in_no_pixel_of_the_window_no_texture_and_no_widget(
    studio: Studio,
) -> None:
    studio.show(Resident().shown)
    untouched = pixels_of_window().copy()
    resident = Resident(pick=lambda options: "skip" if "skip" in options else options[0])
    seen: dict[bytes, tuple[int, int]] = {}
    for _ in range(60):
        studio.show(resident.shown)
        seen |= {pixels: size for size, pixels in _drawn_names(studio)}
        if isinstance(resident.state, states.Sign):
            break
        resident.do(*resident.deeds(resident.state))
    assert len(seen) > 5, "the person was really drawn"
    assert _alive(seen), "and the search finds what is still drawn"
    resident.do(actions.Leave(), actions.Confirm())
    studio.show(resident.shown)
    gc.collect()
    studio.turn(2)
    Window.on_draw()  # Kivy gives freed textures back to the driver before it draws
    assert (pixels_of_window() == untouched).all()
    assert _alive(seen) == []
    assert _labels_that_tell() == []


@pytest.mark.row("Z02")
def test_no_cache_of_the_toolkit_keeps_words_or_pictures(studio: Studio) -> None:
    resident = Resident()
    resident.walk_to(states.Sign)
    studio.show(resident.shown)
    resident.do(actions.Leave(), actions.Confirm())
    studio.show(resident.shown)
    kept = {name: list(items) for name, items in Cache._objects.items()}  # noqa: SLF001 - no other way in
    pictures = [
        str(key) for name in ("kv.image", "kv.loader", "kv.texture") for key in kept.get(name, ())
    ]
    assert all("/kivy/data/" in key for key in pictures), "pictures of Kivy's own alone"
    assert not [canary for canary in CANARIES if canary in repr(kept)]

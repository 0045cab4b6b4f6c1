from kivy.uix.label import Label

from screens.gallery import Studio
from screens.panel import panel_of
from screens.widgets.finger import Finger
from screens.widgets.sight import box_of, texts, touchables


def test_a_button_of_the_panel_does_what_it_was_given_and_shows_what_came_of_it(
    studio: Studio,
) -> None:
    done: list[str] = []

    def cut() -> str:
        done.append("cut")
        return "没有网络了"

    panel = panel_of("设备", {"网络": [("剪断", cut), ("接上", lambda: None)], "卡": []})
    studio.stage.root.add_widget(panel)
    studio.turn(3)
    assert {"设备", "网络", "剪断", "接上"} <= set(texts(panel))
    button = next(one for one in touchables(panel) if one.touch_id == "panel.剪断")
    finger = Finger(*box_of(button).centre)
    finger.down()
    studio.turn(2)
    finger.up()
    studio.turn(2)
    assert done == ["cut"]
    assert "没有网络了" in [w.text for w in panel.walk() if isinstance(w, Label)]

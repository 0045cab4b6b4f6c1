"""The page on the helper's own machine: who calls, and a few answers that need one click."""

from html import escape
from typing import Final

from cloud.help.calls import Waiting
from provisioning.wire.help import About

_ABOUT: Final = {
    About.GREEN: "按了绿色按钮：可能要人陪着办",
    About.HOW: "不会操作",
    About.WHAT: "不知道办什么",
    About.CARD: "身份证读不出来",
    About.MACHINE: "机器有问题",
}
_PAGES: Final = {
    "welcome": "首页",
    "identify": "放身份证",
    "choose": "选事项",
    "search": "找事项",
    "scenario": "选情况",
    "question": "填信息",
    "paper": "拍材料",
    "check": "核对",
    "sign": "签名",
    "printing": "打凭证",
    "read_slip": "看凭证",
}  # by step of the visit; the others say nothing to a helper
READY: Final = (
    "我马上过来，请等几分钟。",
    "请村里的帮办员来一下，我已经告诉他。",
    "请先坐一下，十分钟内有人来。",
    "请把身份证放平，放稳，等一会儿再看。",
    "今天办不了也没关系，明天上午有人在。",
)
LONGEST_WORDS: Final = 160
_HEAD: Final = """<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width">{refresh}<title>有人要帮忙</title>
<style>body{{font:18px/1.6 "Noto Sans CJK SC",sans-serif;margin:2rem auto;max-width:46rem;
padding:0 1rem;background:#f6f2ea;color:#16252b}}h1{{font-size:1.6rem;color:#0e4a54}}
.call{{display:block;background:#fff;border:2px solid #6f8087;border-radius:12px;padding:1rem;
margin:.8rem 0;color:inherit;text-decoration:none}}.done{{border-color:#d8d2c5;color:#3b4b53}}
button{{display:block;width:100%;font:inherit;text-align:left;padding:.8rem 1rem;margin:.5rem 0;
border:2px solid #0b6238;border-radius:12px;background:#e4f1e7}}textarea{{width:100%;font:inherit;
box-sizing:border-box;padding:.6rem}}</style><body>"""


def list_page(waiting: list[Waiting], now: float) -> str:
    """Return all calls; the page looks again by itself."""
    refresh = '<meta http-equiv="refresh" content="3">'
    rows = "".join(_row(one, now) for one in waiting) or "<p>现在没有人叫。</p>"
    return f"{_HEAD.format(refresh=refresh)}<h1>有人要帮忙</h1>{rows}</body></html>"


def call_page(one: Waiting, now: float, token: str) -> str:
    """Return one call with its answers; it does not refresh, so nothing typed is lost."""
    ready = "".join(_button(words) for words in READY)
    return (
        f'{_HEAD.format(refresh="")}<p><a href="/">← 全部</a></p><h1>{_what(one)}</h1>'
        f"<p>{_where(one, now)}</p>{_answered(one)}"
        f'<form method="post" action="/calls/{escape(one.call.id)}">'
        f'<input type="hidden" name="token" value="{escape(token)}">{ready}'
        f'<textarea name="own" rows="3" maxlength="{LONGEST_WORDS}" '
        f'placeholder="或者自己写一句，终端会显示并念出来。不要写姓名和号码。"></textarea>'
        f'<button name="ready" value="">发送自己写的</button></form></body></html>'
    )


def _row(one: Waiting, now: float) -> str:
    kind = "call done" if one.reply else "call"
    return (
        f'<a class="{kind}" href="/calls/{escape(one.call.id)}"><strong>{_what(one)}</strong><br>'
        f"{_where(one, now)}{_answered(one)}</a>"
    )


def _what(one: Waiting) -> str:
    return escape(_ABOUT[one.call.about])


def _where(one: Waiting, now: float) -> str:
    call, ago = one.call, int(now - one.since)
    at = (call.station, f"终端 {call.kiosk}", _PAGES.get(call.page, ""), f"{ago} 秒前")
    return " · ".join(escape(part) for part in at if part)


def _answered(one: Waiting) -> str:
    return f"<br>已回：{escape(one.reply.words)}" if one.reply else ""


def _button(words: str) -> str:
    return f'<button name="ready" value="{escape(words)}">{escape(words)}</button>'

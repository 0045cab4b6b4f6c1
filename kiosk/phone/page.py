"""The page on the phone: take or choose a picture, look at it, send it. Chinese first.

It is one file without anything from elsewhere, because there is no elsewhere. The
script makes the picture small, which drops where and when it was taken, posts it, and
forgets it; a browser that cannot make it small sends it as it is.
"""

from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import Final

from kiosk.phone.wire import LARGEST_PICTURE_BYTES
from kiosk.text import Language, PhoneText, say
from provisioning.catalogue.words import Words

_MINDED: Final = {  # by the names that the script knows them by
    "large": PhoneText.PAGE_LARGE,
    "no_picture": PhoneText.PAGE_NO_PICTURE,
    "not_sent": PhoneText.PAGE_NOT_SENT,
}
_LONG_SIDE_PX: Final = 3000  # a page needs 2,340; a phone's twelve megapixels have 4,000

_SCRIPT: Final = """
'use strict';
var bytes = null, found = {};
document.querySelectorAll('[id]').forEach(function (one) { found[one.id] = one; });
function show(name) {
  ['asking', 'looking', 'sending', 'sent', 'used'].forEach(function (part) {
    found[part].hidden = part !== name;
  });
}
function mind(name) {
  ['large', 'no_picture', 'not_sent'].forEach(function (part) {
    found[part].hidden = part !== name;
  });
}
function forget() {
  if (found.picture.src) { URL.revokeObjectURL(found.picture.src); }
  found.picture.removeAttribute('src');
  bytes = null;
  found.take.value = found.choose.value = '';
}
function again() { forget(); mind(''); show('asking'); }
function small(file) {
  return createImageBitmap(file, {imageOrientation: 'from-image'}).then(function (whole) {
    var scale = Math.min(1, SIDE / Math.max(whole.width, whole.height));
    var sheet = document.createElement('canvas');
    sheet.width = Math.round(whole.width * scale);
    sheet.height = Math.round(whole.height * scale);
    sheet.getContext('2d').drawImage(whole, 0, 0, sheet.width, sheet.height);
    whole.close();
    return new Promise(function (done) { sheet.toBlob(done, 'image/jpeg', 0.9); });
  });
}
function look(event) {
  var file = event.target.files[0];
  if (!file) { return; }
  mind('');
  (window.createImageBitmap ? small(file).catch(function () { return file; })
    : Promise.resolve(file)).then(function (made) {
    bytes = made || file;
    if (bytes.size > MOST) { forget(); mind('large'); return; }
    found.picture.src = URL.createObjectURL(bytes);
    show('looking');
  });
}
function send() {
  mind('');
  show('sending');
  fetch(location.pathname, {method: 'POST', body: bytes}).then(function (said) {
    if (said.status === 204) { forget(); show('sent'); return; }
    if (said.status === 410) { forget(); show('used'); return; }
    if (said.status === 413) { again(); mind('large'); return; }
    if (said.status === 415) { again(); mind('no_picture'); return; }
    throw new Error(said.status);
  }).catch(function () { show('looking'); mind('not_sent'); });
}
found.take.onchange = found.choose.onchange = look;
found.again.onclick = again;
found.send.onclick = send;
""".replace("SIDE", str(_LONG_SIDE_PX)).replace("MOST", str(LARGEST_PICTURE_BYTES))

_STYLE: Final = """
*{box-sizing:border-box}[hidden]{display:none!important}
body{font:20px/1.5 "Noto Sans CJK SC","PingFang SC",sans-serif;margin:0 auto;max-width:34rem;
padding:1.2rem 1.2rem 2rem;background:#f6f2ea;color:#16252b}
h1{font-size:1.7rem;line-height:1.3;color:#0e4a54;margin:.4rem 0 1rem}
small{display:block;font-size:.8rem;line-height:1.4;color:#3b4b53;font-weight:400}
.do{display:block;width:100%;font:inherit;font-weight:700;text-align:center;padding:1.1rem 1rem;
margin:1rem 0;border-radius:16px;border:2px solid #0b6238;background:#fff;color:#0b6238}
.on{background:#0b6238;color:#fff}.on small{color:#fff}
input[type=file]{position:absolute;width:1px;height:1px;opacity:0}
input:focus-visible+label,button:focus-visible{outline:4px solid #b4570a;outline-offset:3px}
#picture{display:block;width:100%;max-height:58vh;object-fit:contain;background:#0e4a54;
border-radius:12px}
.mind{background:#fdeedd;color:#6b3500;border-radius:12px;padding:.8rem 1rem}
.good{background:#e4f1e7;border-radius:16px;padding:1.2rem 1rem}.mind b,.good b{font-size:1.5rem}
.good b{color:#0b6238}.note{border-top:1px solid #d8d2c5;padding-top:1rem;margin-top:1.6rem}
"""

_HASHES: Final = {
    name: b64encode(sha256(text.encode()).digest()).decode()
    for name, text in (("script", _SCRIPT), ("style", _STYLE))
}
HEADERS: Final = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": (
        "default-src 'none'; img-src blob: data:; connect-src 'self'; base-uri 'none'; "
        f"form-action 'none'; frame-ancestors 'none'; script-src 'sha256-{_HASHES['script']}'; "
        f"style-src 'sha256-{_HASHES['style']}'"
    ),
}


def phone_page(paper: Words) -> str:
    """Return the page for one picture of a kind of paper."""
    title = _both(PhoneText.PAGE_TITLE, paper)
    asking = (
        _picker("take", PhoneText.PAGE_TAKE, "do on", " capture=environment"),
        _picker("choose", PhoneText.PAGE_CHOOSE, "do"),
    )
    looking = (
        '<img id="picture" alt="">',
        f'<button id="send" class="do on">{_both(PhoneText.PAGE_SEND)}</button>',
        f'<button id="again" class="do">{_both(PhoneText.PAGE_AGAIN)}</button>',
    )
    body = (
        f"<h1>{title}</h1>",
        *(_mind(name, text) for name, text in _MINDED.items()),
        _part("asking", *asking, shown=True),
        _part("looking", *looking),
        _part("sending", f'<p class="good"><b>{_both(PhoneText.PAGE_SENDING)}</b></p>'),
        _part("sent", _ended(PhoneText.PAGE_SENT, PhoneText.PAGE_SENT_NEXT)),
        _part("used", _ended(PhoneText.PAGE_USED, PhoneText.PAGE_USED_NEXT, "mind")),
        f'<p class="note">{_both(PhoneText.PAGE_ONLY_HERE)}</p>',
        f"<script>{_SCRIPT}</script>",
    )
    return _page("".join(body))


def used_page() -> str:
    """Return the page of a code that is no longer good."""
    return _page(_ended(PhoneText.PAGE_USED, PhoneText.PAGE_USED_NEXT, "mind"))


def _page(body: str) -> str:
    title = say(Language.ZH, PhoneText.PAGE_TAKE)
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<link rel="icon" href="data:,"><title>{title}</title><style>{_STYLE}</style></head>'
        f"<body>{body}</body></html>"
    )


def _both(text: PhoneText, paper: Words | None = None) -> str:
    """Say it in Chinese, and below it small in English."""
    zh, en = (
        say(language, text, **({"paper": paper.to(language.value)} if paper else {}))
        for language in (Language.ZH, Language.EN)
    )
    return f'{escape(zh)}<small lang="en">{escape(en)}</small>'


def _part(name: str, *inside: str, shown: bool = False) -> str:
    return f'<div id="{name}"{"" if shown else " hidden"}>{"".join(inside)}</div>'


def _picker(name: str, text: PhoneText, look: str, more: str = "") -> str:
    return (
        f'<input type="file" id="{name}" accept="image/*"{more}>'
        f'<label for="{name}" class="{look}">{_both(text)}</label>'
    )


def _mind(name: str, text: PhoneText) -> str:
    return f'<p id="{name}" class="mind" role="alert" hidden>{_both(text)}</p>'


def _ended(what: PhoneText, then: PhoneText, look: str = "good") -> str:
    return f'<p class="{look}"><b>{_both(what)}</b></p><p>{_both(then)}</p>'

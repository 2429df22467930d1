"""A web page in one file that asks nothing of any other: no request, no storage."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape

from mentordesk.export import colours
from mentordesk.export.words import LANGUAGE
from mentordesk.paths import resource


def web_page(title: str, body: str, sheet: Sequence[str], script: Sequence[str] = ()) -> bytes:
    """Return the file in UTF-8; `sheet` and `script` are resources, and nothing else may run."""
    style = _style(resource(*sheet).read_text("utf-8"))
    code = resource(*script).read_text("utf-8") if script else ""
    head = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(_policy(style, code))}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="robots" content="noindex">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(title)}</title>",
        f"<style>{style}</style>",
    )
    lines = (
        "<!DOCTYPE html>",
        f'<html lang="{LANGUAGE}">',
        "<head>",
        *head,
        "</head>",
        f"<body>\n<main>\n{body}\n</main>",
        *((f"<script>{code}</script>",) if code else ()),
        "</body>",
        "</html>\n",
    )
    return "\n".join(lines).encode()


def _policy(style: str, code: str) -> Iterator[str]:
    yield "default-src 'none'"
    yield f"style-src {_digest(style)}"
    if code:
        yield f"script-src {_digest(code)}"
    yield from ("base-uri 'none'", "form-action 'none'")


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _style(sheet: str) -> str:
    light, dark = _tokens(colours.LIGHT), _tokens(colours.DARK)
    night = "@media screen and (prefers-color-scheme: dark)"
    return f"\n{light}\n{night} {{ {dark} }}\n{sheet}"


def _tokens(colour: dict[str, str]) -> str:
    values = " ".join(f"--{name}: {value};" for name, value in colour.items())
    return f":root {{ {values} }}"

"""The frame of every HTML page: no scripts, no external resources, styles for screen and paper."""

from __future__ import annotations

from html import escape as entities

from lint_reports.text.language import Language
from lint_reports.text.terminal import escape

STYLE = """\
:root { color-scheme: light dark; }
body { font: 16px/1.6 system-ui, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif;
  max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.15rem; margin-top: 2.5rem; border-bottom: 1px solid; padding-bottom: .3rem; }
article { margin: 1.2rem 0; padding: .1rem 0 .1rem 1rem; border-left: .3rem solid gray; break-inside: avoid; }
article.error { border-color: #d0021b; }
article.warning { border-color: #e69100; }
article.info { border-color: #1976d2; }
article p, article ul { margin: .3rem 0; }
.message { font-weight: 600; }
.place { font-size: .9rem; opacity: .85; }
pre { white-space: pre-wrap; padding: .5rem; margin: .4rem 0; background: #8882; tab-size: 4; }
mark { color: #000; background: #ffd54a; }
mark:empty { border-left: 3px solid #d0021b; background: none; }
dt { font-weight: 600; margin-top: .8rem; }
@media print { body { max-width: none; margin: 0; } details > * { display: block; } }
"""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def words(text: str, keep: str = "") -> str:
    """Text escaped for HTML."""
    return entities(escape(text, keep)).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def element(name: str, content: str, **attributes: str) -> str:
    """An element around content that is HTML already; the attribute `class_` is written as class."""
    listed = "".join(f' {key.rstrip("_")}="{words(value)}"' for key, value in attributes.items())
    return f"<{name}{listed}>{content}</{name}>"


def page(title: str, body: str, language: Language) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{_LANGUAGES[language]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="generator" content="lint-reports">\n'
        f"<title>{words(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )

"""What a link leads to."""

from __future__ import annotations

import re

_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_FILE = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|ofd|odt|rtf|zip|rar|7z)(?:$|[?#])", re.I)


def target_of(attributes: str) -> str | None:
    """The target of a link, None for an anchor without one."""
    match = _HREF.search(attributes)
    return (match[1] or match[2] or match[3] or "") if match else None


def is_file(target: str) -> bool:
    """Whether a link leads to a document or an archive."""
    return _FILE.search(target) is not None

"""Which of several renderings of the same thing Word shows: the first whose names it understands (ECMA-376 part 3)."""

from __future__ import annotations

_UNDERSTOOD = (
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    "http://schemas.microsoft.com/office/",
    "http://schemas.microsoft.com/ink/",
    "urn:schemas-microsoft-com:",
)
"""How the namespaces begin that a Word of today knows."""
_PREFIXES = ("w", "wp", "a", "v", "o", "m", "c", "r", "aink", "am", "cx")
"""The prefixes that are always used for them, for a file that uses one without saying what it stands for."""


def is_understood(requires: str, namespaces: dict[str, str]) -> bool:
    """Whether Word shows a choice that requires these prefixes."""
    return all(_is_known(prefix, namespaces.get(prefix)) for prefix in requires.split())


def _is_known(prefix: str, namespace: str | None) -> bool:
    if namespace is not None:
        return namespace.startswith(_UNDERSTOOD)
    kind = prefix.rstrip("0123456789")
    return kind in _PREFIXES or prefix in ("wps", "wpg", "wpc", "wpi", "w16se", "w16cid", "w16cex", "w16sdtdh")

"""XML read as events, safely: a document type is refused, and with it all entities and everything external.

Word's mark-up comes under two families of names, transitional and strict; both are told by the bare name.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]
Characters = Callable[[str], None]

MOST_ELEMENTS = 300_000
"""A report has some ten thousand; more take too long."""


class Refused(ValueError):
    """XML that no Word document has, or more of it than is read."""


class TooLong(Refused):
    """More elements than are read."""


def bare(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def parser_for(start: Start, end: End | None = None, characters: Characters | None = None) -> XMLParserType:
    """A parser whose handlers get names as "namespace}name"."""
    parser = ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse
    if end is not None:
        parser.EndElementHandler = end
    if characters is not None:
        parser.CharacterDataHandler = characters
    return parser


def run(parser: XMLParserType, content: bytes) -> None:
    """Parse the whole; raises ValueError where it is no sound XML."""
    try:
        parser.Parse(content, True)
    except (ExpatError, UnicodeError, LookupError) as error:
        raise Refused(str(error)) from error


def parse(content: bytes, start: Start, end: End | None = None, characters: Characters | None = None) -> None:
    """Parse a small part, the handlers getting bare names; raises ValueError where it is no sound XML."""
    count = 0

    def bare_start(name: str, attributes: Attributes) -> None:
        nonlocal count
        count += 1
        if count > MOST_ELEMENTS:
            raise TooLong("too many elements")
        start(bare(name), {bare(key): value for key, value in attributes.items()})

    run(parser_for(bare_start, (lambda name: end(bare(name))) if end else None, characters), content)


def _refuse(*_: object) -> None:
    raise Refused("a document type")

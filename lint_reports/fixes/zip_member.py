"""A zip file with one member rewritten and every other byte kept: headers, dates, order, compressed data, comment.

The layout is that of PKWARE's APPNOTE.TXT, 4.3.
"""

from __future__ import annotations

import struct
import zlib
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipInfo

_END = struct.Struct("<4s4H2LH")
_LISTED = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_STREAMED = 0x8
"""The flag of members whose sizes follow their data (4.4.4, bit 3)."""
_LARGE = 0xFFFFFFFF
"""Stands in a field whose value is in a ZIP64 extension."""


class Unusual(ValueError):
    """A zip file in a layout that this module cannot rewrite."""


class _Entry(NamedTuple):
    """An entry of the central directory: its fixed fields, and name, extra field and comment as they are."""

    fields: tuple[int, ...]
    rest: bytes

    @property
    def offset(self) -> int:
        return self.fields[-1]


def replaced(data: bytes, member: ZipInfo, content: bytes) -> bytes:
    """The zip file with another content of that member. Raises Unusual."""
    try:
        end = data.rindex(b"PK\x05\x06")
        *counts, size, start, comment = _END.unpack_from(data, end)
        entries = _directory(data, start, size)
    except (ValueError, struct.error) as error:
        raise Unusual(str(error)) from error
    if start + size != end or counts[1] or counts[2] or _END.size + comment != len(data) - end:
        raise Unusual("something stands between the list and the end")
    target = next((each for each in entries if each.offset == member.header_offset), None)
    if target is None:
        raise Unusual("the member is not in the list")
    following = min((each.offset for each in entries if each.offset > target.offset), default=start)
    header, written = _member(data[target.offset : following], target, content)
    growth = len(written) - (following - target.offset)
    moved = [_moved(each, target, header, growth) for each in entries]
    last = _END.pack(b"PK\x05\x06", *counts[1:], size, start + growth, comment)
    return b"".join([data[: target.offset], written, data[following:start], *moved, last, data[end + _END.size :]])


def _directory(data: bytes, start: int, size: int) -> list[_Entry]:
    entries = []
    at = start
    while at < start + size:
        signature, *fields = _LISTED.unpack_from(data, at)
        rest = sum(fields[9:12])
        if signature != b"PK\x01\x02" or _LARGE in (fields[7], fields[8], fields[-1]):
            raise Unusual("an entry of another kind")
        entries.append(_Entry(tuple(fields), data[at + _LISTED.size : at + _LISTED.size + rest]))
        at += _LISTED.size + rest
    return entries


def _member(old: bytes, entry: _Entry, content: bytes) -> tuple[tuple[int, int, int, int], bytes]:
    """(flags, checksum, compressed size, size) and the bytes of the member with its new content."""
    signature, version, flags, method, time, date, _, _, _, name, extra = _LOCAL.unpack_from(old)
    begin = _LOCAL.size + name + extra
    behind = old[begin + entry.fields[7] :]
    if signature != b"PK\x03\x04" or begin + entry.fields[7] > len(old):
        raise Unusual("a header of another kind")
    if flags & _STREAMED:
        behind = behind[16 if behind.startswith(b"PK\x07\x08") else 12 :]
    packed = content
    if method == ZIP_DEFLATED:
        packing = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packing.compress(content) + packing.flush()
    header = flags & ~_STREAMED, zlib.crc32(content), len(packed), len(content)
    local = _LOCAL.pack(signature, version, header[0], method, time, date, *header[1:], name, extra)
    return header, local + old[_LOCAL.size : begin] + packed + behind


def _moved(each: _Entry, target: _Entry, header: tuple[int, int, int, int], growth: int) -> bytes:
    """The entry of the central directory after the change."""
    fields = list(each.fields)
    if each is target:
        fields[2], fields[6:9] = header[0], header[1:]
    elif each.offset > target.offset:
        fields[-1] += growth
    return _LISTED.pack(b"PK\x01\x02", *fields) + each.rest

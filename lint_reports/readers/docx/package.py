"""The parts of a Word file, which is a zip: read with bounds, so that no file can take more than its share.

ECMA-376 part 2: the parts are found by their relations, not by their names.
"""

from __future__ import annotations

import posixpath
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lint_reports.readers.docx.xml import Attributes, parse
from lint_reports.text.language import Text

LARGEST_PART = 16 * 1024 * 1024
"""Bytes of a part once unpacked. The text of a report is a fiftieth of that."""
LARGEST_DIRECTORY = 1024 * 1024
"""Bytes of the list of the parts, some ten thousand of them."""
_END = b"PK\x05\x06"
_RELATIONS = "/relationships/"


class Unreadable(Exception):
    """A file that is no sound Word document; `text` is what is wrong and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(zh, en)


def damaged(zh: str, en: str) -> Unreadable:
    return Unreadable(
        f"Word 文件已损坏（{zh}），未检查；请用 Word 或 WPS 打开并修复，重新另存为 .docx",
        f"this Word file is damaged ({en}) and was not checked; open it in Word, repair it and save it again as .docx",
    )


class Package:
    """A Word file. Every method may raise Unreadable and nothing else."""

    def __init__(self, data: bytes) -> None:
        _refuse_long_directory(data)
        try:
            self.zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError, struct.error, NotImplementedError, OverflowError) as error:
            raise damaged("压缩包不完整", "the zip is not whole") from error
        self.members: dict[str, ZipInfo] = {}
        for info in self.zip.infolist():
            name = info.filename.replace("\\", "/").lstrip("/").lower()
            if name in self.members:
                raise damaged(f"有两个 {info.filename[:60]}", f"it has two parts named {info.filename[:60]}")
            self.members[name] = info
        self.main = self._related("", "officeDocument") or "word/document.xml"
        if self.main.lower() not in self.members:
            raise damaged("没有正文 word/document.xml", "it has no word/document.xml")

    def document(self) -> bytes:
        """The part with the text."""
        content = self.part(self.main)
        assert content is not None
        return content

    def related(self, relation: str, name: str) -> bytes | None:
        """A part that belongs to the text (styles, numbering, comments), None where there is none."""
        return self.part(self._related(self.main, relation) or posixpath.join(posixpath.dirname(self.main), name))

    def embedded(self, id: str) -> bytes | None:
        """The file in this one that the text refers to by this id, None where it is not in it."""
        target = self._targets(self.main).get(id)
        return self.part(target) if target else None

    @property
    def is_signed(self) -> bool:
        """Whether a change would break a digital signature."""
        return any(name.startswith("_xmlsignatures/") for name in self.members)

    def part(self, name: str) -> bytes | None:
        """The content of a part, None where there is no such part."""
        info = self.members.get(name.lower())
        if info is None:
            return None
        if info.flag_bits & 0x1:
            raise Unreadable("文件有密码，未检查；请去掉密码后另存", "the file has a password; save it without one")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged("压缩方式不是 Word 用的", "packed in a way that Word does not use")
        if info.file_size > LARGEST_PART:
            raise _too_large(name)
        return self._unpacked(info, name)

    def _unpacked(self, info: ZipInfo, name: str) -> bytes:
        try:
            with self.zip.open(info) as file:
                content = file.read(LARGEST_PART)  # and never more than its size, as `zipfile` sees to
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, struct.error) as error:
            raise damaged(f"{name} 读不出来", f"{name} cannot be unpacked") from error
        if len(content) != info.file_size:
            raise damaged(f"{name} 不完整", f"{name} is not whole")
        return content

    def _related(self, source: str, relation: str) -> str | None:
        """The name of the part that `source` has this relation to."""
        return next(
            (name for kind, _, name in self._relations(source) if kind.endswith(f"{_RELATIONS}{relation}")), None
        )

    def _targets(self, source: str) -> dict[str, str]:
        """The names of the parts that `source` has relations to, by their ids."""
        return {id: name for _, id, name in self._relations(source)}

    def _relations(self, source: str) -> list[tuple[str, str, str]]:
        """The kind, id and target of each relation of a part to others in the file."""
        folder, name = posixpath.split(source)
        content = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: list[tuple[str, str, str]] = []
        if content is None:
            return found

        def start(tag: str, attributes: Attributes) -> None:
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/")
                found.append((attributes.get("Type", ""), attributes.get("Id", ""), target))

        try:
            parse(content, start)
        except ValueError as error:
            raise damaged("部件关系读不出来", "its relations cannot be read") from error
        return found


def _refuse_long_directory(data: bytes) -> None:
    """`zipfile` reads the whole list of parts at once, whatever size the file declares."""
    at = data.rfind(_END, max(0, len(data) - 65_557))
    if at < 0 or at + 22 > len(data):
        raise damaged("文件不完整，缺少结尾", "its end is missing")
    (size,) = struct.unpack("<L", data[at + 12 : at + 16])
    if size > LARGEST_DIRECTORY:
        raise Unreadable(
            "文件里的部件太多，不像是年度报告，未检查", "the file has too many parts for a report and was not checked"
        )


def _too_large(name: str) -> Unreadable:
    limit = LARGEST_PART // 1024 // 1024
    return Unreadable(
        f"文件里的 {name} 解开后超过 {limit} MB，未检查；请确认是否为年度报告，并单独另存",
        f"{name} in this file unpacks to more than {limit} MB and was not checked; save the report alone",
    )

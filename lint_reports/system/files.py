"""Read files without blocking on pipes and devices, and write them whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat

from lint_reports.text.language import Text

LARGEST = 96 * 1024 * 1024
"""The largest file that is read at all, in bytes: a Word document may have many pictures."""
_PIECE = 64 * 1024
"""Bytes that are read at a time, six times as many as a report has."""
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Unreadable(Exception):
    """Raised for a path that cannot be read as a file; `text` says why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(zh, en)


class Unwritable(Exception):
    """Raised for a file that cannot be written; it is unchanged."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(zh, en)


def read(path: str) -> bytes:
    """Read a regular file. Raises Unreadable, also for a pipe, socket or device, which are not opened as that could block."""
    try:
        mode = os.stat(path).st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise Unreadable("不是普通文件（是管道、套接字或设备），没有打开", "a pipe, socket or device, not opened")
        data = _read(path)
    except OSError as error:
        raise _in_words(error) from error
    if len(data) > LARGEST:
        most = LARGEST // 1024**2
        raise Unreadable(
            f"文件大于 {most} MB，没有读；请确认是否为年度报告", f"larger than {most} MB, not read; is it a report?"
        )
    return data


def _read(path: str) -> bytes:
    """Read a file, up to a little more than the largest size accepted."""
    file = os.open(path, _READ)
    try:
        pieces = [os.read(file, _PIECE)]
        size = len(pieces[0])
        while pieces[-1] and size <= LARGEST:
            pieces.append(os.read(file, _PIECE))
            size += len(pieces[-1])
    finally:
        os.close(file)
    return b"".join(pieces)


def _in_words(error: OSError) -> Unreadable:
    if isinstance(error, PermissionError):
        return Unreadable("没有读取权限，请检查文件的权限", "no permission to read this; check its mode")
    if isinstance(error, FileNotFoundError):
        return Unreadable("文件不在了，或者链接指向的文件不存在", "gone, or a link to a file that is not there")
    if isinstance(error, IsADirectoryError):
        return Unreadable("是文件夹，不是文件", "a folder, not a file")
    if error.errno == errno.ELOOP:
        return Unreadable("链接绕成了圈", "a loop of links")
    reason = error.strerror or type(error).__name__
    return Unreadable(f"读取时出错：{reason}", f"error while reading: {reason}")


class Changed(Exception):
    """Raised for a file that another program has written since it was read; it is left unchanged."""


def rewrite(path: str, data: bytes, was: bytes) -> None:
    """Replace a file that holds `was`. Raises Changed where it holds something else by now, and Unwritable.

    A read-only file is not replaced, though a rename would be possible.
    """
    try:
        if not os.stat(path).st_mode & 0o222 or not os.access(path, os.W_OK):
            raise Unwritable("文件是只读的，没有改动", "read-only, left as it was")
        write(path, data, was)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unwritable(f"写不了（{reason}），没有改动", f"cannot be written ({reason}), left as it was") from error


def write(path: str, data: bytes, was: bytes | None = None) -> None:
    """Replace the file in one step and keep its mode; a link stays a link. A device is simply written to.

    Where `was` is given, the file is read once more just before that step. Raises Changed where it holds something else.
    """
    path = os.path.realpath(path)
    mode = _mode_of(path)
    if mode is not None and not stat.S_ISREG(mode):
        with open(path, "wb") as device:
            device.write(data)
        return
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name[:80]}.{os.getpid()}.tmp")
    try:
        with open(temporary, "wb", opener=lambda name, flags: os.open(name, _NEW_FILE, 0o666)) as file:
            file.write(data)
        if mode is not None:
            os.chmod(temporary, stat.S_IMODE(mode))
        if was is not None and _read(path) != was:
            raise Changed
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _mode_of(path: str) -> int | None:
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None

"""The folder of what is kept between runs: where it is, who may have written in it, its files read and written whole.

What it holds is unpickled, and who can write a pickle can run code as its reader. So a folder or a file that belongs to
somebody else, or that others can write, is not used: neither read nor written, as ssh does with its keys. That of the
folders above is taken on trust, as it is for the program itself.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def place() -> str | None:
    """The folder where no other is named, whether or not it is there; None where none can be had.

    A relative `XDG_CACHE_HOME` is no place, as the XDG Base Directory Specification has it: it would be another in every
    folder, one that came with strangers' reports among them.
    """
    for root in (os.environ.get("XDG_CACHE_HOME"), os.environ.get("LOCALAPPDATA")):
        if root and os.path.isabs(root):
            return os.path.join(root, "lint-reports")
    home = os.path.expanduser("~")
    return os.path.join(home, ".cache", "lint-reports") if os.path.isabs(home) else None


def is_safe(path: str) -> bool:
    """Whether nobody but the user (and the administrator) can have written what is under that name, if anything is.

    False where it cannot be told. Windows keeps a user's folders by other means, and has neither owner nor mode here.
    """
    if os.name == "nt":
        return True
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return not os.path.islink(path)
    except (OSError, ValueError):
        return False
    return found.st_uid in (0, os.geteuid()) and not found.st_mode & _OTHERS


def read(path: str) -> bytes | None:
    """What a file of the cache holds, None where it is not there or not to be trusted."""
    if not (is_safe(os.path.dirname(path)) and is_safe(path)):
        return None
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError:
        return None


def write(path: str, data: bytes) -> None:
    """Write a file of the cache in one step, for its user alone, or leave it as it is."""
    temporary = f"{path}.{os.getpid()}"
    folder = os.path.dirname(path)
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if not is_safe(folder):
            return
        with suppress(FileNotFoundError):
            os.unlink(temporary)  # of a process with the same number that was killed
        with open(temporary, "wb", opener=lambda name, flags: os.open(name, _NEW_FILE, 0o600)) as stream:
            stream.write(data)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)


def digest(data: bytes) -> bytes:
    """Sixteen bytes that tell what was read from anything else."""
    try:
        from _blake2 import blake2b  # What hashlib gives, without the loading of OpenSSL for all its other hashes.
    except ImportError:
        from hashlib import blake2b

    return blake2b(data, digest_size=16).digest()

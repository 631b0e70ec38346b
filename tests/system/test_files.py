"""Reading and writing real files, and things that are none."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from lint_reports.system.files import Unreadable, read, write


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Unreadable):
        read(str(tmp_path / "pipe"))


@pytest.mark.parametrize("path", ["/dev/null", "/dev/zero"])
def test_a_device_is_not_opened(path: str) -> None:
    with pytest.raises(Unreadable):
        read(path)


def test_what_is_gone_or_a_folder_is_unreadable(tmp_path: Path) -> None:
    for path in (tmp_path / "gone", tmp_path):
        with pytest.raises(Unreadable):
            read(str(path))


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a").touch(0)
    with pytest.raises(Unreadable, match="permission"):
        read(str(tmp_path / "a"))


def test_writing_keeps_the_mode_and_the_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to("target")
    write(str(link), b"new")
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(os.listdir(tmp_path)) == ["link", "target"]


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    write(str(tmp_path / "new"), b"")
    (tmp_path / "other").touch()
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        write(str(tmp_path / "gone" / "new"), b"")
    assert os.listdir(tmp_path) == []


def test_a_file_too_large_for_any_report_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "年报.docx"
    with path.open("wb") as file:
        file.truncate(3 * 1024**3)
    with pytest.raises(Unreadable) as caught:
        read(str(path))
    assert "96 MB" in caught.value.text.zh

"""Build a folder beside its target and put it in place in one step; a build that died leaves the old one working."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geomap.errors import GazetteerError, OutputError, OutputExistsError
from geomap.gazetteer import layout

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_RENAME_SWAP = 2
"""``renameat2(2)`` of Linux 3.15 and ``renamex_np(2)`` of macOS 10.12 exchange two folders in one step."""


@contextmanager
def replacing_folder(target: Path, *, overwrite: bool) -> Iterator[Path]:
    """Give a new folder; put it in the target's place when the block ends well.

    The folder lies beside the target, is flushed to the disk and exchanged with it in one step, where the system can;
    then the old one is removed. What builds that died left beside the target is removed first.

    Parameters
    ----------
    target
        Where the gazetteer shall lie; its folder is made when it is missing.
    overwrite
        Whether a gazetteer that stands there may be replaced; any other folder never is.

    Yields
    ------
    Path
        Where to write.

    Raises
    ------
    OutputExistsError
        When the target exists and may not be replaced.
    OutputError
        When it is something else than a gazetteer, or writing failed.
    GazetteerError
        When another build to the same target is under way.
    """
    target = Path(os.path.realpath(target))
    check_target(target, overwrite=overwrite)
    scratch: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(target):
            _clear_up(target)
            scratch = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
            scratch.chmod(0o755)
            yield scratch
            _flush(scratch)
            _put(scratch, target)
    except OSError as error:
        if isinstance(error, OutputError):
            raise
        message = f"{target}: not written, and what was there is untouched: {error.strerror or error}"
        raise OutputError(message) from error
    finally:
        if scratch is not None:
            shutil.rmtree(scratch, ignore_errors=True)


def check_target(target: Path, *, overwrite: bool) -> None:
    """Refuse a target that may not be replaced; see `replacing_folder`."""
    if not target.exists():
        return
    if not target.is_dir():
        raise OutputError(f"{target} is a file; name a folder for the gazetteer")
    if not (target / layout.META).is_file() and any(target.iterdir()):
        raise OutputError(f"{target} is a folder of other things and no gazetteer; name another folder")
    if not overwrite and any(target.iterdir()):
        raise OutputExistsError(f"{target} exists; give --overwrite to replace it, or name another folder")


def _prefix(target: Path) -> str:
    return f".{target.name}.building-"


def _clear_up(target: Path) -> None:
    """Remove what dead builds left; bring the old gazetteer back when one died between two steps of a replacement."""
    for left in sorted(target.parent.glob(f"{_prefix(target)}*")):
        if left.name.endswith("-old") and not target.exists():
            left.rename(target)
        else:
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    """Hold the target's lock, which the system releases when the process dies; none where the system has no flock."""
    try:
        import fcntl  # noqa: PLC0415 (not on Windows)
    except ImportError:
        yield
        return
    path = target.parent / f".{target.name}.lock"
    with path.open("w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.stat().st_ino != os.fstat(stream.fileno()).st_ino:
                raise FileExistsError(path)
        except OSError as error:
            raise GazetteerError(f"another build to {target} is under way; wait for it, or end it") from error
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _flush(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())
    _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put(scratch: Path, target: Path) -> None:
    if not target.exists():
        scratch.rename(target)
    elif not _exchange(scratch, target):
        old = scratch.with_name(f"{scratch.name}-old")
        target.rename(old)
        scratch.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    _flush_folder(target.parent)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    if sys.platform not in {"linux", "darwin"}:
        return False
    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(first, second, ctypes.c_uint(_RENAME_SWAP))
        else:
            failed = library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, ctypes.c_uint(_RENAME_EXCHANGE))
    except AttributeError:
        return False
    return not failed

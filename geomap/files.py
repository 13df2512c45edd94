"""Write a file so that it is there whole or not at all, and the old one stays until then."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geomap.errors import OutputError, OutputExistsError


@contextmanager
def replacing(path: str | os.PathLike[str], *, overwrite: bool = False) -> Iterator[Path]:
    """Give a temporary path; put what was written there in the target's place when the block ends well.

    The temporary file lies in a folder of its own beside the target (same file system), is flushed to the disk
    and moved by `os.replace`. When the block fails, what stood at the target is untouched and nothing is left behind.

    Parameters
    ----------
    path
        The target; a symbolic link is followed.
    overwrite
        Whether a file that exists may be replaced.

    Yields
    ------
    Path
        Where to write; it bears the target's suffix.

    Raises
    ------
    OutputExistsError
        When the target exists and may not be replaced.
    OutputError
        When its folder does not exist, it is no regular file, or writing failed.
    """
    target = Path(os.path.realpath(path))
    _check(target, path, overwrite=overwrite)
    folder: Path | None = None
    try:
        folder = Path(tempfile.mkdtemp(prefix=".geomap-", dir=target.parent))
        temporary = folder / f"out{target.suffix}"
        yield temporary
        if target.exists():
            shutil.copymode(target, temporary)
        _flush(temporary)
        _check(target, path, overwrite=overwrite)
        temporary.replace(target)
        _flush(target.parent)
    except OutputExistsError:
        raise
    except OSError as error:
        message = f"{os.fspath(path)}: not written, and what was there is untouched: {error.strerror or error}"
        raise OutputError(message) from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _check(target: Path, path: str | os.PathLike[str], *, overwrite: bool) -> None:
    name = os.fspath(path)
    if not target.parent.is_dir():
        message = f"{name}: the folder {str(target.parent)!r} does not exist; make it first"
        raise OutputError(message)
    if not target.exists():
        return
    if not target.is_file():
        message = f"{name}: a folder or device, no regular file; name a file, or - for standard output"
        raise OutputError(message)
    if not overwrite:
        message = f"{name}: exists; name another file, or ask for it to be replaced (overwrite=True, --overwrite)"
        raise OutputExistsError(message)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""Puts a finished tree in the place of another one, which takes its place in turn.

In one step by `renameat2(RENAME_EXCHANGE)` where the system has it. Elsewhere by renames, between
which there is for a moment no site; one that was killed there is mended by the next build.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import sys

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_NOT_THERE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}


def exchange(tree: str, output: str) -> None:
    """Put `tree` where `output` is; what was there is afterwards at `tree`.

    Raises `OSError`; both are then where they were.
    """
    if not os.path.lexists(output):
        os.makedirs(os.path.dirname(output), exist_ok=True)
        os.rename(tree, output)
    elif not _swapped(tree, output):
        _renamed(tree, output)


def mend(tree: str, output: str) -> None:
    """Finish or take back an exchange that was killed between its renames."""
    aside = _aside(tree)
    if os.path.lexists(aside):
        os.rename(aside, tree if os.path.lexists(output) else output)


def _aside(tree: str) -> str:
    return f"{tree}-old"


def _swapped(tree: str, output: str) -> bool:
    """Exchange the two names in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    names = os.fsencode(tree), os.fsencode(output)
    if renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_THERE:
        return False
    raise OSError(code, os.strerror(code), output)


def _renamed(tree: str, output: str) -> None:
    aside = _aside(tree)
    os.rename(output, aside)
    try:
        os.rename(tree, output)
    except OSError:
        with contextlib.suppress(OSError):
            os.rename(aside, output)
        raise
    # The new site stands: what is left undone here, `mend` does next time.
    with contextlib.suppress(OSError):
        os.rename(aside, tree)

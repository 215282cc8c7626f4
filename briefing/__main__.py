"""The command, as `briefing`, `python -m briefing` and `python build.py` begin it."""

from __future__ import annotations

import gc
import os
import sys

from briefing.unchanged import root_of, standing

TYPE_CHECKING = False  # a build with nothing to do imports this: not `typing`
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn


def command() -> NoReturn:
    """Run the command of this process, and end it once all is said.

    Taking apart what goes with the process anyway takes as long as making ten pages.
    """
    code = 0
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:  # nobody reads it any more
        pass
    except OSError as error:
        sys.stderr.write(f"error: what there is to say cannot be written ({error.strerror})\n")
        code = 1
    sys.stderr.flush()
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; a build that has nothing to do says so without importing what makes sites.

    Returns the exit code.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    said = standing(given)
    if said is None:
        gc.disable()  # one run that ends soon: looking for cycles is a tenth of it
        return _whole(given)
    sys.stderr.write(said[1])
    sys.stdout.write(said[0])
    return 0


def _whole(given: Sequence[str]) -> int:
    root = root_of(given)
    if root is None:
        from briefing.cli import main as whole

        return whole(given)
    from briefing.bytecode import Bytecode

    bytecode = Bytecode(f"{root}/.briefing/code")
    sys.meta_path.insert(0, bytecode)
    try:
        from briefing.cli import main as whole

        return whole(given)
    finally:
        sys.meta_path.remove(bytecode)
        bytecode.keep()


if __name__ == "__main__":
    command()

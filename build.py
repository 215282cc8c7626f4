"""`python build.py` is `briefing build`, run from a checkout; so for every other command."""

import sys

try:
    from briefing.__main__ import command
except ModuleNotFoundError as missing:
    sys.exit(f"error: this Python has no module {missing.name!r}\n"
             "fix: set up the virtual environment with the first command of README.md,"
             " and run its Python")

if __name__ == "__main__":
    command()

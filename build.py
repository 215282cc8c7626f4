"""The same command line as the installed `briefing`, run from a checkout."""

from briefing.cli import main

if __name__ == "__main__":
    raise SystemExit(main())

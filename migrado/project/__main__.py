"""`python -m migrado.project` is `migrado`, for where the script is not installed."""

import sys

from migrado.project.cli import main

if __name__ == "__main__":
    sys.exit(main())

"""The program, as it is started."""

import os

from collegium.cli.main import program


def main() -> None:
    """Run the program with the arguments of the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "collegium.settings")
    program(prog_name="collegium")


if __name__ == "__main__":
    main()

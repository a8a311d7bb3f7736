"""The program, as it is started."""

from collegium.cli.main import program


def main() -> None:
    """Run the program with the arguments of the command line."""
    program(prog_name="collegium")


if __name__ == "__main__":
    main()

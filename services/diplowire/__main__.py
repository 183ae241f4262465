"""`python -m diplowire` is the command `diplowire`."""

from diplowire.cli import main

if __name__ == "__main__":
    main()

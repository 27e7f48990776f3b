"""`python -m lotrinh`."""

from lotrinh.cli import main

if __name__ == "__main__":
    main()

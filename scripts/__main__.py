"""`python -m newsroom_cli`, where the command itself is not on the path."""

from newsroom_cli import main

main()

"""`newsroom --help` and that of each command, on a terminal of eighty columns."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner
from newsroom_cli import main


def helped(*command: str) -> str:
    result = CliRunner().invoke(main, [*command, "--help"], terminal_width=80)
    assert result.exit_code == 0
    return result.output


def test_each_command_is_told_in_one_whole_line() -> None:
    listed = helped().partition("Commands:\n")[2]
    assert [line.split()[0] for line in listed.splitlines()] == main.list_commands(click.Context(main))
    assert "..." not in listed


@pytest.mark.parametrize("command", main.list_commands(click.Context(main)))
def test_the_help_of_a_command_fits_the_terminal_and_tells_each_option(command: str) -> None:
    shown = helped(command)
    assert max(map(len, shown.splitlines())) <= 80
    found = main.get_command(click.Context(main), command)
    assert found
    assert all(p.help for p in found.params if isinstance(p, click.Option))

"""What templates were compiled to is kept, and compiled anew as soon as anything about it is not as it was."""

from __future__ import annotations

from pathlib import Path

import newsroom.theme
import pytest
from jinja2 import DictLoader, Environment
from newsroom import compiled, templates
from newsroom.compiled import Compiled


def rendered(folder: Path, text: str = "{{ a }}!", **options: bool) -> tuple[str, list[str]]:
    """What another process would make of the template, and which templates it had to compile."""
    compiling: list[str] = []

    class Watched(Environment):
        def compile(self, source: str, name: str | None = None, *rest: str | None, **more: bool) -> object:  # type: ignore[override]
            compiling.append(str(name))
            return super().compile(source, name, *rest, **more)  # type: ignore[call-overload]

    made = Watched(loader=DictLoader({"x": text}), bytecode_cache=Compiled(folder), **{"autoescape": True, **options})
    return made.get_template("x").render(a="<b>"), compiling


def file(folder: Path) -> Path:
    (found,) = folder.iterdir()
    return found


def test_a_template_is_compiled_once_for_all_processes(tmp_path: Path) -> None:
    assert rendered(tmp_path) == ("&lt;b&gt;!", ["x"])
    assert rendered(tmp_path) == ("&lt;b&gt;!", [])


def test_the_folder_is_made(tmp_path: Path) -> None:
    rendered(tmp_path / "not/yet")
    assert file(tmp_path / "not/yet").is_file()


def test_another_text_is_compiled_anew(tmp_path: Path) -> None:
    rendered(tmp_path)
    assert rendered(tmp_path, "{{ a }}?") == ("&lt;b&gt;?", ["x"])


def test_other_options_compile_it_anew(tmp_path: Path) -> None:
    rendered(tmp_path)
    assert rendered(tmp_path, autoescape=False) == ("<b>!", ["x"])


def test_another_version_of_jinja_compiles_it_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered(tmp_path)
    monkeypatch.setattr(compiled, "_version", lambda: "4.0")
    assert rendered(tmp_path) == ("&lt;b&gt;!", ["x"])


@pytest.mark.parametrize("place", [0, 31, 32, 40, 60, -1])
def test_a_damaged_file_is_compiled_anew_and_mended(tmp_path: Path, place: int) -> None:
    rendered(tmp_path)
    sound = file(tmp_path).read_bytes()
    broken = bytearray(sound)
    broken[place] ^= 1
    file(tmp_path).write_bytes(broken)
    assert rendered(tmp_path) == ("&lt;b&gt;!", ["x"])
    assert file(tmp_path).read_bytes() == sound
    assert rendered(tmp_path) == ("&lt;b&gt;!", [])


@pytest.mark.parametrize("left", [0, 10, 32, 100])
def test_half_a_file_is_compiled_anew(tmp_path: Path, left: int) -> None:
    rendered(tmp_path)
    file(tmp_path).write_bytes(file(tmp_path).read_bytes()[:left])
    assert rendered(tmp_path) == ("&lt;b&gt;!", ["x"])


def test_where_the_disk_refuses_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("no folder")
    assert rendered(tmp_path / "taken") == ("&lt;b&gt;!", ["x"])


def test_the_templates_of_the_newsroom_are_kept_beside_pythons_own_compiled_files(tmp_path: Path) -> None:
    templates.environment().get_template("page.html")
    kept = templates.environment().bytecode_cache
    assert isinstance(kept, Compiled)
    assert kept.folder == Path(newsroom.theme.__file__).parent / "__pycache__"

"""Bundles for the browser: the same bytes from the same documents, the interface once, a sentence when it fails."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from newsroom import indexing
from newsroom.indexing import Unsearchable

WORDS = [f"{a}{b}{c}" for a in ("ba", "ré", "mi", "ło") for b in ("nan", "ptor", "sty") for c in ("a", "ed", "ing")]


def page(number: int) -> bytes:
    dice = random.Random(number)
    facts = "".join(
        f'<meta data-pagefind-filter="{name}[content]" content="{dice.choice(WORDS)}">'
        for name in ("topic", "topic", "place", "kind")
    )
    title = f'<meta data-pagefind-meta="title[content]" content="{" ".join(dice.choices(WORDS, k=3))}">'
    words = " ".join(dice.choices(WORDS, k=40))
    return f'<!doctype html><html lang="en"><head>{title}{facts}</head><body><p>{words}</p></body></html>'.encode()


PAGES = {f"news/2026/11/n{n}/": page(n) for n in range(40)}
BUNDLE = indexing.index(PAGES)
LONG = {"news/2026/11/long/": b"<html><body>" + b"word " * 100_000 + b"</body></html>"}  # more than a pipe takes in


def endings(files: dict[str, bytes]) -> set[str]:
    return {name.rpartition(".")[2] for name in files}


def test_the_same_documents_give_the_same_bytes_in_whatever_order_they_come() -> None:
    for seed in range(4):
        names = list(PAGES)
        random.Random(seed).shuffle(names)
        assert indexing.index({name: PAGES[name] for name in names}) == BUNDLE


def test_in_another_process_another_folder_and_with_another_number_of_threads_too(tmp_path: Path) -> None:
    program = "import test_indexing as t; print(t.digest(t.BUNDLE))"
    for threads in ("1", "3"):
        environment = {
            "PYTHONPATH": str(Path(__file__).parent),
            "RAYON_NUM_THREADS": threads,
            "PYTHONHASHSEED": threads,
        }
        ran = subprocess.run(
            [sys.executable, "-c", program], check=False, cwd=tmp_path, env=environment, capture_output=True, text=True
        )
        assert ran.stdout.strip() == digest(BUNDLE), ran.stderr


def digest(files: dict[str, bytes]) -> str:
    return hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()


def test_several_bundles_may_be_on_their_way_at_once() -> None:
    running = [indexing.start(PAGES) for _ in range(3)]
    assert [one.collect() for one in running] == [BUNDLE] * 3
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(indexing.index, [PAGES] * 3)) == [BUNDLE] * 3


def test_a_bundle_holds_what_is_searched_and_nothing_of_the_interface() -> None:
    assert endings(BUNDLE) == {"json", "pf_meta", "pf_index", "pf_filter", "pf_fragment"}
    assert sum(name.endswith(".pf_fragment") for name in BUNDLE) == len(PAGES)
    assert json.loads(BUNDLE["pagefind-entry.json"])["languages"]["en"]["page_count"] == len(PAGES)


def test_what_changes_has_another_name_and_all_else_keeps_its_own() -> None:
    changed = indexing.index({**PAGES, "news/2026/11/n0/": page(99)})
    same = BUNDLE.keys() & changed.keys()
    assert {name for name in same if BUNDLE[name] != changed[name]} == {"pagefind-entry.json"}
    assert sum(name.startswith("fragment/") for name in same) == len(PAGES) - 1


def test_a_result_knows_the_address_of_its_item_from_the_root() -> None:
    fragments = [gzip.decompress(raw) for name, raw in BUNDLE.items() if name.startswith("fragment/")]
    addresses = {json.loads(raw.removeprefix(b"pagefind_dcd"))["url"] for raw in fragments}
    assert addresses == set(PAGES)


def test_the_interface_is_a_script_its_webassembly_and_a_bundle_of_nothing() -> None:
    found = indexing.interface("en")
    assert endings(found) == {"js", "pagefind", "json", "pf_meta"}
    assert {"pagefind.js", "wasm.en.pagefind"} <= found.keys()
    assert json.loads(found["pagefind-entry.json"])["languages"]["en"]["page_count"] == 0
    assert found == indexing.interface("en")


def test_a_language_whose_words_are_not_known_has_the_general_webassembly() -> None:
    assert "wasm.unknown.pagefind" in indexing.interface("cy")


def test_the_folder_of_the_interface_names_the_release_and_so_does_what_a_bundle_is_kept_under() -> None:
    release = indexing.folder().removeprefix("search/pagefind-").removesuffix("/")
    assert release[0].isdigit()
    assert release in indexing.edition()
    assert json.loads(BUNDLE["pagefind-entry.json"])["version"] == release


def test_documents_without_a_word_are_refused_in_a_sentence() -> None:
    with pytest.raises(Unsearchable, match="there is no word in what is to be found"):
        indexing.index({"news/2026/11/a/": b'<html lang="en"><body></body></html>'})


def test_a_missing_program_is_said_with_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(Unsearchable, match=r"not installed. Run: pip install 'pagefind\[bin\]'"):
        indexing.index(PAGES)


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("#!/bin/sh\nexit 1\n", "Pagefind says nothing, and stopped"),
        ("#!/bin/sh\nhead -c 1 > /dev/null; exit 1\n", "Pagefind says nothing, and stopped"),
        ("#!/no/such/program\n", "does not start"),
    ],
)
def test_a_program_that_fails_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, said: str) -> None:
    broken = tmp_path / "pagefind"
    broken.write_text(program)
    broken.chmod(0o755)
    monkeypatch.setattr(indexing, "_program", lambda: broken)
    with pytest.raises(Unsearchable, match=said):
        indexing.index(LONG)


@pytest.mark.parametrize("program", ["#!/bin/sh\nexec sleep 60\n", "#!/bin/sh\ncat > /dev/null\n"])
def test_a_program_that_never_answers_is_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    asleep = tmp_path / "pagefind"
    asleep.write_text(program)
    asleep.chmod(0o755)
    monkeypatch.setattr(indexing, "_program", lambda: asleep)
    monkeypatch.setattr(indexing, "_PATIENCE", 0.1)
    for documents in (PAGES, LONG):
        with pytest.raises(Unsearchable, match="Pagefind says nothing, and stopped"):
            indexing.index(documents)


def test_what_the_program_complains_of_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "_requests", lambda documents: iter([{"type": "GetFiles", "index_id": 7}]))
    with pytest.raises(Unsearchable, match="Pagefind says Invalid index, does not yet exist"):
        indexing.index(PAGES)

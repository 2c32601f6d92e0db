"""What is said with each file, read back from the header files as hosts read them, and from real web servers."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.client import HTTPConnection
from pathlib import Path

import pytest
from newsroom import headers, hosting, responses, styling

ROOT, UNDER = "https://news.exampleton.gov.uk/", "https://exampleton.gov.uk/newsroom/"
FOR_EVER, ASK, SHORT = (
    "public, max-age=31536000, immutable",
    "public, max-age=0, must-revalidate",
    "public, max-age=300",
)
SERVERS = {"nginx": "_nginx.conf", "caddy": "_Caddyfile", "apache": ".htaccess"}
SITE = {  # address: type, cache, whether other sites may read it
    "": ("text/html; charset=utf-8", ASK, False),
    "news/2026/11/plan/": ("text/html; charset=utf-8", ASK, False),
    "assets/newsroom.0a1b2c3d.css": ("text/css; charset=utf-8", FOR_EVER, False),
    "assets/newsroom.0a1b2c3d.js": ("text/javascript; charset=utf-8", FOR_EVER, False),
    "cards/2026/11/plan.en.0a1b2c3d.png": ("image/png", FOR_EVER, False),
    "news/2026/11/plan/plan.0a1b2c3d.480.webp": ("image/webp", FOR_EVER, False),
    "news/2026/11/plan/plan.0a1b2c3d-2.960.jpg": ("image/jpeg", FOR_EVER, False),
    "news/2026/11/plan/plan.pdf": ("application/pdf", "public, max-age=3600", False),
    "news/2026/11/plan/costs.csv": ("text/csv", "public, max-age=3600", False),
    "feed.xml": ("application/rss+xml; charset=utf-8", SHORT, True),
    "daily.xml": ("application/rss+xml; charset=utf-8", SHORT, True),
    "topics/housing/weekly.xml": ("application/rss+xml; charset=utf-8", SHORT, True),
    "alerts/feed.xml": ("application/rss+xml; charset=utf-8", SHORT, True),
    "cy/topics/housing/feed.xml": ("application/rss+xml; charset=utf-8", SHORT, True),
    "news/2026/11/atom.xml": ("application/atom+xml; charset=utf-8", SHORT, True),
    "topics/housing/feed.json": ("application/feed+json; charset=utf-8", SHORT, True),
    "places/harbour/map.geojson": ("application/geo+json; charset=utf-8", SHORT, True),
    "calendar.ics": ("text/calendar; charset=utf-8", SHORT, True),
    "places/harbour/calendar.ics": ("text/calendar; charset=utf-8", SHORT, True),
    "feeds.opml": ("text/x-opml; charset=utf-8", SHORT, True),
    "publications.json": ("application/json; charset=utf-8", SHORT, True),
    "publications.csv": ("text/csv; charset=utf-8", SHORT, True),
    "now.json": ("application/json; charset=utf-8", "no-cache", False),
    "postcodes.json": ("application/json; charset=utf-8", SHORT, False),
    "postcodes/ex1.json": ("application/json; charset=utf-8", SHORT, False),
    "now/": ("text/html; charset=utf-8", ASK, False),
    "affected.json": ("application/json; charset=utf-8", "no-cache", False),
    "areas.json": ("application/json; charset=utf-8", SHORT, False),
    "sitemap.xml": ("application/xml; charset=utf-8", ASK, False),
    "logo.svg": ("image/svg+xml; charset=utf-8", ASK, False),
    "search/": ("text/html; charset=utf-8", ASK, False),
    "search/2026/pagefind-entry.json": ("application/json; charset=utf-8", ASK, False),
    "search/2026/pagefind.en_0a1b2c3d4e.pf_meta": ("application/octet-stream", FOR_EVER, False),
    "search/2026-11/index/en_0a1b2c3.pf_index": ("application/octet-stream", FOR_EVER, False),
    "search/2026-11/fragment/en_0a1b2c3.pf_fragment": ("application/octet-stream", FOR_EVER, False),
    "search/2026-11/filter/en_0a1b2c3d4e.pf_filter": ("application/octet-stream", FOR_EVER, False),
    "search/pagefind-1.5.2/wasm.en.pagefind": ("application/octet-stream", FOR_EVER, False),
    "search/pagefind-1.5.2/pagefind.js": ("text/javascript; charset=utf-8", FOR_EVER, False),
}
OWN = {f"{key}/": responses.policy_of(key, responses.policy()) for key in ("search", "now")}
Said = dict[str, list[str]]


def policy_of(address: str) -> str:
    return OWN.get(address) or responses.policy()


def text(key: str, url: str = ROOT) -> str:
    [raw] = headers.files_of(key, url).values()
    return raw.decode()


def blocks(listed: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The rules of a `_headers` file."""
    address, said = "", list[tuple[str, str]]()
    for line in filter(lambda line: not line.startswith("#"), listed.splitlines()):
        if line.startswith("/"):
            if address:
                yield address, said
            address, said = line, []
        else:
            assert line.startswith("  ")
            name, _, value = line.strip().partition(": ")
            said.append((name, value))
    yield address, said


def pattern(rule: str, any_number: str) -> re.Pattern[str]:
    """A rule as a regular expression: a placeholder is one folder or name, a star is anything."""
    return re.compile(re.sub(r":[a-z]+", "[^/]+", re.escape(rule).replace(r"\*", any_number).replace(r"\:", ":")))


def answered(listed: str, address: str) -> Said:
    """Every value that a host would give each header, from all rules that match; `!` takes back what was said above."""
    found: Said = {}
    for rule, said in blocks(listed):
        if pattern(rule, ".*").fullmatch(f"/{address}"):
            for name, value in said:
                if name.startswith("! "):
                    found.pop(name.removeprefix("! "))
                else:
                    found.setdefault(name, []).append(value)
    return found


@pytest.mark.parametrize("host", ["cloudflare-pages", "cloudflare-pages-paid", "netlify"])
@pytest.mark.parametrize("address", SITE)
def test_a_listed_file_gets_each_header_once_with_its_own_value(address: str, host: str) -> None:
    sort, cache, is_open = SITE[address]
    said = answered(text(host), address)
    assert {name: len(values) for name, values in said.items() if len(values) > 1} == {}
    assert said["Content-Security-Policy"] == [responses.loosest() if host == "netlify" else policy_of(address)]
    assert said.get("Access-Control-Allow-Origin") == (["*"] if is_open else None)
    if is_open or address in ("now.json", "affected.json", "areas.json"):
        assert said["Content-Type"] == [sort]
    expected = None if cache == ASK else [cache]  # what both hosts say by themselves
    if host == "netlify" and re.search(r"^news/.+\.(webp|jpg|pdf|csv)$|^search/.+\.(js|pf_meta|pagefind)$", address):
        expected = None
    assert said.get("Cache-Control") == expected


def test_a_page_is_never_kept_whatever_it_is_called() -> None:
    for host in ("cloudflare-pages", "netlify"):
        for address in ("", "404.html", "news/", "news/2026/11/assets/", "topics/cards/", "alerts/flood/index.html"):
            assert "Cache-Control" not in answered(text(host), address)


def test_the_rules_keep_within_what_cloudflare_takes() -> None:
    listed = text("cloudflare-pages")
    rules = [address for address, _ in blocks(listed)]
    assert len(rules) == len(set(rules)) <= 100
    assert max(map(len, listed.splitlines())) <= 2000
    assert all(rule.count("*") <= 1 for rule in rules)


def test_netlify_gets_a_star_at_the_end_only() -> None:
    assert all("*" not in address[:-1] for address, _ in blocks(text("netlify")))


def test_listed_addresses_begin_at_the_root_of_the_deployment() -> None:
    at_root = text("cloudflare-pages").replace("  Strict-Transport-Security: max-age=31536000\n", "")
    assert text("cloudflare-pages", UNDER) == at_root


@pytest.mark.parametrize("host", [key for key in hosting.known() if not getattr(hosting.find(key), "headers", "")])
def test_a_host_that_takes_no_header_file_gets_none_and_its_pages_carry_the_policy(host: str) -> None:
    assert headers.files_of(host, ROOT) == {}
    assert headers.meta_policy(host) == responses.policy(in_page=True)


def test_a_newsroom_that_names_no_host_carries_the_policy_in_its_pages() -> None:
    assert headers.files_of("", ROOT) == {}
    assert headers.meta_policy("").startswith("default-src 'none'; script-src 'self'; ")


@pytest.mark.parametrize("host", ["cloudflare-pages", *SERVERS])
def test_where_headers_can_be_set_no_page_carries_a_policy(host: str) -> None:
    assert headers.meta_policy(host) == ""


def test_where_no_page_can_have_headers_of_its_own_each_carries_the_strict_policy_beside_the_looser_one() -> None:
    assert headers.meta_policy("netlify") == responses.policy(in_page=True)
    assert responses.loosest() in text("netlify")
    assert f"{responses.policy()}\n" not in text("netlify")


def test_only_the_page_that_searches_may_run_webassembly_and_no_page_may_run_text() -> None:
    assert responses.policy().replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'") == OWN["search/"]
    for said in (OWN["search/"], responses.policy_of("search", responses.policy(in_page=True)), responses.loosest()):
        assert said.count("unsafe") == 1
    assert responses.policy_of("search", "") == ""


def test_the_light_page_runs_nothing_and_is_drawn_by_its_own_style_alone() -> None:
    found = f"'sha256-{b64encode(sha256(styling.inline('now').encode()).digest()).decode()}'"
    assert "script-src 'none'" in OWN["now/"]
    assert f"style-src {found};" in OWN["now/"]
    assert "unsafe" not in OWN["now/"]


def test_the_loosest_policy_allows_what_any_page_needs() -> None:
    allowed = dict(part.split(" ", 1) for part in responses.loosest().split("; "))
    for said in (responses.policy(), *OWN.values()):
        for directive, values in (part.split(" ", 1) for part in said.split("; ")):
            assert {*values.split()} - {"'none'"} <= {*allowed[directive].split()}
    assert allowed["default-src"] == "'none'"


def test_the_policy_allows_nothing_unsafe_and_no_other_origin() -> None:
    for said in (responses.policy(), responses.policy(in_page=True)):
        assert "unsafe" not in said
        assert "http" not in said
        assert "*" not in said
    assert "frame-ancestors 'none'" in responses.policy()
    assert "frame-ancestors" not in responses.policy(in_page=True)


@pytest.mark.parametrize(
    ("host", "url", "promised"),
    [
        ("nginx", "https://news.exampleton.gov.uk/", True),
        ("nginx", "https://exampleton.gov.uk/newsroom/", False),
        ("nginx", "http://news.exampleton.gov.uk/", False),
        ("netlify", "https://exampleton.netlify.app/", False),
        ("netlify", "https://news.exampleton.gov.uk/", True),
        ("cloudflare-pages", "https://pages.dev/", False),
    ],
)
def test_https_is_promised_only_where_the_whole_name_is_the_newsrooms(host: str, url: str, promised: bool) -> None:
    assert ("Strict-Transport-Security" in text(host, url)) is promised
    assert "includeSubDomains" not in text(host, url)


@pytest.mark.parametrize("host", ["cloudflare-pages", "netlify", *SERVERS])
def test_the_same_settings_give_the_same_bytes(host: str) -> None:
    assert headers.files_of(host, UNDER) == headers.files_of(host, UNDER)


def test_an_odd_path_ends_no_directive() -> None:
    for host in SERVERS:
        assert "evil" not in text(host, 'https://news.example/";evil{/').replace("%22%3Bevil%7B", "")


# Real web servers, over a small site, at the root of an address and under a path.


def program(*names: str) -> str:
    """Where a web server is installed; Debian keeps them from the search path of those who are not root."""
    path = f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin"
    return next(filter(None, (shutil.which(name, path=path) for name in names)))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_nginx(folder: Path, root: Path, snippet: Path, port: int) -> list[str]:
    (folder / "conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/log; worker_processes 1;\n"
        + ("user root;\n" if os.geteuid() == 0 else "")
        + "events {}\nhttp { access_log off;"
        + "".join(f"{sort}_temp_path {folder}/{sort};" for sort in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        + f"\nserver {{ listen 127.0.0.1:{port}; root {root}; include {snippet}; }} }}\n"
    )
    return [program("nginx"), "-c", str(folder / "conf"), "-e", f"{folder}/log"]


def start_caddy(folder: Path, root: Path, snippet: Path, port: int) -> list[str]:
    (folder / "conf").write_text(
        f"{{\n\tadmin off\n\tauto_https off\n}}\nhttp://:{port} {{\n\tbind 127.0.0.1\n\troot * {root}\n\timport {snippet}\n}}\n"
    )
    return [program("caddy"), "run", "--config", str(folder / "conf"), "--adapter", "caddyfile"]


def start_apache(folder: Path, root: Path, snippet: Path, port: int) -> list[str]:
    modules = Path("/usr/lib/apache2/modules")
    wanted = ("mpm_event", "authz_core", "authz_host", "mime", "dir", "alias", "headers")
    (folder / "conf").write_text(
        f"ServerName localhost\nListen 127.0.0.1:{port}\nPidFile {folder}/pid\nErrorLog {folder}/log\nServerRoot {folder}\n"
        + "".join(f"LoadModule {name}_module {modules}/mod_{name}.so\n" for name in wanted)
        + f"TypesConfig /dev/null\nDocumentRoot {root}\n<Directory {root}>\nAllowOverride All\nRequire all granted\n"
        + 'Options FollowSymLinks\n</Directory>\n<Files ".ht*">\nRequire all denied\n</Files>\n'
    )
    return [program("apache2", "httpd"), "-X", "-f", str(folder / "conf")]


STARTS: dict[str, Callable[[Path, Path, Path, int], list[str]]] = {
    "nginx": start_nginx,
    "caddy": start_caddy,
    "apache": start_apache,
}


@contextmanager
def running(host: str, folder: Path, url: str) -> Iterator[str]:
    """The address at which a real server shows a small site with the header file of `host`."""
    under = url.removeprefix("https://").partition("/")[2]
    root, port = folder / "root", free_port()
    site = root / under
    for address in [*SITE, "404.html"]:
        file = site / (f"{address}index.html" if not address or address.endswith("/") else address)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<!doctype html>" + "A page. " * 200 if file.suffix == ".html" else "x" * 2000)
    for name, raw in headers.files_of(host, url).items():
        (site / name).write_bytes(raw)
    if under:
        (root / "elsewhere.html").write_text("The council's own page.")
    command = STARTS[host](folder, root, site / SERVERS[host], port)
    server = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=(folder / "said").open("w"), env={**os.environ, "HOME": str(folder)}
    )
    try:
        await_answer(server, port, folder)
        yield f"http://127.0.0.1:{port}/{under}"
    finally:
        server.terminate()
        server.wait(10)


def await_answer(server: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError((folder / "said").read_text())


def get(address: str, **asked: str) -> tuple[int, Said, bytes]:
    """Status, headers and body of one answer; nothing is followed."""
    host, _, path = address.removeprefix("http://").partition("/")
    connection = HTTPConnection(host, timeout=10)
    connection.request("GET", f"/{path}", headers={name.replace("_", "-"): value for name, value in asked.items()})
    answer = connection.getresponse()
    said = {name.lower(): answer.headers.get_all(name) or [] for name in answer.headers}
    body = answer.read()
    connection.close()
    return answer.status, said, body


@pytest.fixture(scope="module", params=[(host, url) for host in SERVERS for url in (ROOT, UNDER)], ids=lambda p: f"{p[0]} {'under a path' if p[1] == UNDER else 'at a root'}")  # fmt: skip
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    host, url = request.param
    with running(host, tmp_path_factory.mktemp(host), url) as address:
        yield address


def plain(sort: str) -> str:
    """Servers name the character set in small letters or large, and of an SVG, which says it itself, some not at all."""
    return sort.lower().removesuffix("; charset=utf-8") if "svg" in sort else sort.lower()


def test_a_real_server_says_what_it_should_with_every_file(server: str) -> None:
    for address, (sort, cache, is_open) in SITE.items():
        status, said, _ = get(server + address)
        assert status == 200, address
        assert [plain(value) for value in said["content-type"]] == [plain(sort)], address
        assert said["cache-control"] == [cache], address
        assert said.get("access-control-allow-origin") == (["*"] if is_open else None), address
        assert said["content-security-policy"] == [policy_of(address)], address
        assert said["x-content-type-options"] == ["nosniff"], address
        assert "referrer-policy" in said, address
        assert "permissions-policy" in said, address
        assert ("strict-transport-security" in said) is not server.endswith("/newsroom/"), address


def test_it_shows_the_newsrooms_page_for_what_is_not_there_and_has_nobody_keep_it(server: str) -> None:
    for address in ("nothing/here/", "assets/gone.0a1b2c3d.css", "topics/none/feed.xml", "news/2026/11/plan/none.pdf"):
        status, said, body = get(server + address)
        assert status == 404, address
        assert b"A page." in body, address
        assert said["content-type"][0].lower() == "text/html; charset=utf-8", address
        assert "immutable" not in said.get("cache-control", [""])[0], address
        assert said["content-security-policy"] == [responses.policy()], address


def test_it_keeps_its_header_files_to_itself(server: str) -> None:
    for name in ("_headers", "_nginx.conf", "_Caddyfile", ".htaccess"):
        status, _, _ = get(server + name)
        assert status in (403, 404), name


def test_it_answers_unchanged_to_who_has_the_page(server: str) -> None:
    for address in ("", "feed.xml"):
        _, said, _ = get(server + address)
        assert get(server + address, If_None_Match=said["etag"][0])[0] == 304


def test_an_address_without_its_slash_leads_to_the_page_as_residents_reach_it(server: str) -> None:
    status, said, _ = get(f"{server}news/2026/11/plan", Host="news.exampleton.gov.uk")
    assert status in (301, 308)
    assert said["location"][0].endswith("/news/2026/11/plan/")
    assert not re.search(r":\d", said["location"][0]), "the port behind the proxy is nobody's business"


def test_texts_are_sent_small(server: str, request: pytest.FixtureRequest) -> None:
    if "apache" in request.node.name:  # which is told so by the server's own settings
        return
    for address in ("", "feed.xml", "assets/newsroom.0a1b2c3d.css"):
        _, said, body = get(server + address, Accept_Encoding="gzip")
        assert said["content-encoding"] == ["gzip"], address
        assert len(body) < 500


def test_it_leaves_the_rest_of_the_councils_site_alone(server: str) -> None:
    if not server.endswith("/newsroom/"):
        return
    status, said, _ = get(server.removesuffix("newsroom/") + "elsewhere.html")
    assert "content-security-policy" not in said
    assert status in (200, 404)  # Caddy serves only what its own site block says

"""The files in which hosts and web servers read what they shall say with each file of the newsroom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote, urlsplit

from newsroom import hosting, responses
from newsroom.responses import ALWAYS_ASK, SORTS, TYPES, Sort

_DEEPEST = 4  # folders above a feed: cy/news/2026/11/atom.xml
_NAMES = {
    "cloudflare": "_headers", "netlify": "_headers", "nginx": "_nginx.conf", "caddy": "_Caddyfile", "apache": ".htaccess",
}  # fmt: skip
_POLICY = "Content-Security-Policy"
_PRIVATE = ("_headers", "_nginx.conf", "_Caddyfile")  # what begins with a dot is private to Apache anyway
_Said = Sequence[tuple[str, str]]


def files_of(key: str, url: str, style: str = "") -> dict[str, bytes]:
    """The header files for the host `key` by their place in the site of the newsroom at `url`; none for most hosts.

    `style` is what the light page is drawn by; "" where the council has named no colours of its own.
    """
    host = hosting.find(key)
    if not host or not host.headers:
        return {}
    said = tuple(responses.common(host, url).items())
    prefix = quote(urlsplit(url).path, safe="/-._~")
    written: Mapping[str, Iterator[str]] = {
        "cloudflare": _listed(said, stars_anywhere=True),
        "netlify": _listed(said, stars_anywhere=False),
        "nginx": _nginx(said, prefix),
        "caddy": _caddy(said, prefix),
        "apache": _apache(said, prefix),
    }
    text = "\n".join(written[host.headers]) + "\n"
    return {_NAMES[host.headers]: (responses.drawn_by(style, text) if style else text).encode()}


def meta_policy(key: str) -> str:
    """The policy that each page carries in its head on the host `key`; "" where a header file says all of it."""
    host = hosting.find(key)
    is_said = host and host.headers and responses.tells_pages_apart(host)
    return "" if is_said else responses.policy(in_page=True)


def _listed(common: _Said, *, stars_anywhere: bool) -> Iterator[str]:
    """`_headers`: addresses begin at the root of the deployment, which is the site, whatever its public path.

    https://developers.cloudflare.com/pages/configuration/headers/ and https://docs.netlify.com/manage/routing/headers/
    Both let pages be asked for each time by themselves; said here too, it would be joined to what a sort says.
    Netlify promises a star only at the end, so it is not told of pictures: they are asked for again, not sent again.
    """
    yield "# Written by the newsroom's build, which writes it anew each time."
    yield from _block("/*", common)
    for sort in SORTS:
        said = [(name, value) for name, value in sort.typed if value != ALWAYS_ASK]
        if sort.is_page and stars_anywhere:
            said += [_own_policy(sort, common)]
        for name in sort.names if said else ():
            if stars_anywhere or "*" not in name[:-1]:
                for address in _at_each_depth(name):
                    yield from _block(f"/{address}", said)


def _at_each_depth(name: str) -> Iterator[str]:
    """A placeholder is one folder at both hosts; a star within an address may be several, and at one of them none."""
    if not name.startswith("<>"):
        yield name
        return
    deepest = _DEEPEST if name == "<>atom.xml" else _DEEPEST - 1
    for depth in range(deepest + 1):
        yield "".join(f":{letter}/" for letter in "abcd"[:depth]) + name.removeprefix("<>")


def _block(address: str, said: _Said) -> Iterator[str]:
    """What a rule above has said is taken back first, https://developers.cloudflare.com/pages/configuration/headers/"""
    yield address
    for name, value in said:
        if address != "/*" and name == _POLICY:
            yield f"  ! {name}"
        yield f"  {name}: {value}"


def _own_policy(sort: Sort, common: _Said) -> tuple[str, str]:
    return _POLICY, responses.policy_of(sort.key, dict(common)[_POLICY])


def _nginx(common: _Said, prefix: str) -> Iterator[str]:
    """One `location` with others inside it; nginx inherits headers only where none are added, so each says them all.

    https://nginx.org/en/docs/http/ngx_http_headers_module.html
    """
    base, secure = re.escape(prefix), _added(common)
    bare = {sort.key: sort.type.partition(";")[0] for sort in SORTS}
    texts = {*filter(None, bare.values()), *(type for suffix, type in TYPES.items() if responses.is_text(suffix))}
    listed = " ".join(sorted(texts - {"text/html"}))  # which nginx adds itself
    yield "# Written by the newsroom's build. Include it in the server block, below `root`; the manual says how."
    yield f"location {'^~ ' if prefix != '/' else ''}{prefix} {{"
    yield "    index index.html;"
    yield "    absolute_redirect off;"  # behind a proxy, nginx knows neither the scheme nor the port that residents see
    yield f"    error_page 404 {prefix}404.html;"
    yield "    charset utf-8;"
    yield f"    charset_types {listed};"
    yield f"    types {{ {' '.join(f'{type} {suffix};' for suffix, type in TYPES.items())} }}"
    yield "    gzip on;"
    yield "    gzip_vary on;"
    yield "    gzip_comp_level 6;"
    yield f"    gzip_types {listed};"
    yield from (f"    {line}" for line in (*secure, f'add_header Cache-Control "{ALWAYS_ASK}" always;'))
    yield f'    location ~ "^{base}({"|".join(map(re.escape, _PRIVATE))})$" {{ return 404; }}'
    for sort in SORTS:
        yield f'    location ~ "^{base}({sort.pattern})$" {{'
        if sort.type:
            yield f"        types {{ }} default_type {bare[sort.key]};"
        if sort.key == "attached":
            yield "        charset off;"
        own = (_own_policy(sort, common),) if sort.is_page else ()
        yield from (f"        {line}" for line in _added(tuple({**dict(common), **dict(own)}.items())))
        yield from (f'        add_header {name} "{value}";' for name, value in sort.said)
        yield "    }"
    yield "}"


def _added(said: _Said) -> list[str]:
    return [f'add_header {name} "{value}" always;' for name, value in said]


def _caddy(common: _Said, prefix: str) -> Iterator[str]:
    """A `route` keeps the order in which it is written; only files that are there get what their sort says.

    https://caddyserver.com/docs/caddyfile/directives
    """
    base = re.escape(prefix)
    yield "# Written by the newsroom's build. Import it in the site block, below `root`; the manual says how."
    yield f"route {prefix}* {{"
    yield "\tencode gzip"
    yield "\theader {"
    yield from (f'\t\t{name} "{value}"' for name, value in (*common, ("Cache-Control", ALWAYS_ASK)))
    yield "\t}"
    yield f"\t@newsroom_private path {' '.join(prefix + name for name in (*_PRIVATE, '.ht*'))}"
    yield "\terror @newsroom_private 404"
    for suffix, type in TYPES.items():
        charset = "; charset=utf-8" if responses.is_text(suffix) else ""
        yield f"\t@newsroom_ends_{suffix} path *.{suffix}"
        yield f'\theader @newsroom_ends_{suffix} Content-Type "{type}{charset}"'
    for sort in SORTS:
        yield f"\t@newsroom_{sort.key} {{"
        if not sort.is_page:  # its folder is no file
            yield "\t\tfile"
        yield f'\t\tpath_regexp "^{base}({sort.pattern})$"'
        yield "\t}"
        own = (_own_policy(sort, common),) if sort.is_page else ()
        yield from (f'\theader @newsroom_{sort.key} {name} "{value}"' for name, value in (*sort.typed, *own))
    yield "\tfile_server"
    yield "}"
    yield from ("handle_errors {", "\t@newsroom_missing {", f"\t\tpath {prefix}*")
    yield from ("\t\texpression {http.error.status_code} == 404", "\t}")
    yield from ("\troute @newsroom_missing {", f"\t\trewrite * {prefix}404.html")
    yield from ('\t\theader Content-Type "text/html; charset=utf-8"', "\t\tfile_server", "\t}", "}")


def _apache(common: _Said, prefix: str) -> Iterator[str]:
    """For a server that reads `.htaccess` and has mod_headers; https://httpd.apache.org/docs/2.4/howto/htaccess.html"""
    base = re.escape(prefix)
    yield "# Written by the newsroom's build, which writes it anew each time."
    yield "DirectoryIndex index.html"
    yield f"ErrorDocument 404 {prefix}404.html"
    yield "AddDefaultCharset utf-8"
    yield from (f"AddType {type} .{suffix}" for suffix, type in TYPES.items())
    yield f"AddCharset utf-8 {' '.join(f'.{suffix}' for suffix in TYPES if responses.is_text(suffix))}"
    yield f'RedirectMatch 404 "^{base}({"|".join(map(re.escape, _PRIVATE))})$"'
    yield from (f'Header always set {name} "{value}"' for name, value in common)
    yield f'Header set Cache-Control "{ALWAYS_ASK}"'
    for sort in SORTS:
        yield f'<If "%{{REQUEST_URI}} =~ m#^{base}({sort.pattern})$#">'
        if sort.type:
            yield f'ForceType "{sort.type}"'
        yield from (f'Header set {name} "{value}"' for name, value in sort.said)
        if sort.is_page:
            yield 'Header always set {} "{}"'.format(*_own_policy(sort, common))
        yield "</If>"

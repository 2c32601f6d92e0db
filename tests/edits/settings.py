"""What a web team sets: addresses, topics, places, people, colours and names."""

from __future__ import annotations

from typing import Any

from trial import Trial

from edits.register import edit


@edit
def address_of_the_site(t: Trial) -> str:
    t.url = f"https://news{t.chance.randrange(100)}.example/{t.chance.choice(('', 'room/'))}"
    t.configure()
    return t.url


def _setting(t: Trial, name: str, value: Any) -> str:
    t.settings[name] = value
    t.configure()
    return f"{name}: {value}"


@edit
def topic_added(t: Trial) -> str:
    return _setting(t, "topics", {**t.settings["topics"], f"topic-{t.chance.randrange(1000)}": "Another"})


@edit
def topic_renamed(t: Trial) -> str:
    key = t.chance.choice(("housing", "roads"))
    return _setting(t, "topics", {**t.settings["topics"], key: f"Name {t.chance.randrange(10**6)}"})


@edit
def topic_taken_out(t: Trial) -> str:
    key = t.chance.choice(sorted(t.settings["topics"]))
    return _setting(
        t, "topics", {k: name for k, name in t.settings["topics"].items() if k != key or len(t.settings["topics"]) < 2}
    )


def _place(t: Trial, key: str, **changed: Any) -> str:
    return _setting(t, "places", {**t.settings["places"], key: {**t.settings["places"].get(key, {}), **changed}})


@edit
def place_renamed(t: Trial) -> str:
    return _place(t, "quayside", name=f"Quay {t.chance.randrange(10**6)}")


@edit
def place_moved_in_the_tree(t: Trial) -> str:
    above = t.settings["places"]["quayside"]["within"]
    return _place(t, "quayside", within=["northgate"] if above == ["harbour"] else ["harbour"])


@edit
def place_added(t: Trial) -> str:
    return _place(t, f"place-{t.chance.randrange(1000)}", name="Another place", within=["northgate"])


@edit
def neighbours(t: Trial) -> str:
    return _place(t, "harbour", neighbours=[] if t.settings["places"]["harbour"].get("neighbours") else ["northgate"])


@edit
def point_moved(t: Trial) -> str:
    return _place(t, "northgate", point=[50.7 + t.chance.randrange(1, 90) / 1000, -1.99])


@edit
def councillor_elected(t: Trial) -> str:
    return _place(t, "harbour", councillors=[{"name": f"Maud Tresidder {t.chance.randrange(10**6)}"}])


@edit
def contact_changed(t: Trial) -> str:
    press = {**t.settings["contacts"]["press"], "phone": f"01632 960{t.chance.randrange(100, 999)}"}
    return _setting(t, "contacts", {**t.settings["contacts"], "press": press})


@edit
def who_answers(t: Trial) -> str:
    """Whom the box for streets tells people to ring."""
    t.settings["contacts"] = {
        **t.settings["contacts"],
        "desk": {"name": "Desk", "phone": f"01632 961{t.chance.randrange(100, 999)}"},
    }
    return _setting(t, "answers", {"residents": "desk"})


@edit
def nobody_or_the_press_answers(t: Trial) -> str:
    return _setting(t, "answers", {} if t.settings.get("answers") else {"residents": "press"})


@edit
def story_named(t: Trial) -> str:
    return _setting(t, "threads", {"bridge": f"The bridge, {t.chance.randrange(10**6)}"})


@edit
def council_renamed(t: Trial) -> str:
    return _setting(t, "council", f"Town Council {t.chance.randrange(1000)}")


@edit
def licence(t: Trial) -> str:
    return _setting(t, "licence", "CC0-1.0" if t.settings.get("licence") == "CC-BY-4.0" else "CC-BY-4.0")


@edit
def host(t: Trial) -> str:
    return _setting(t, "host", {"github-pages": "netlify", "netlify": "nginx"}.get(t.settings["host"], "github-pages"))


@edit
def follow(t: Trial) -> str:
    return _setting(t, "follow", {"mastodon": f"@news{t.chance.randrange(1000)}@social.example"})


@edit
def colours(t: Trial) -> str:
    t.head["theme"] = {
        "name": "newsroom",
        "palette": {"primary": f"#0b{t.chance.randrange(10, 60)}5d", "accent": "#b3122f"},
    }
    t.configure()
    return str(t.head["theme"])


@edit
def name_of_the_newsroom(t: Trial) -> str:
    t.head["site_name"] = f"News {t.chance.randrange(10**6)}"
    t.configure()
    return str(t.head["site_name"])

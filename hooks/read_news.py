"""Read and check every item before the old site is touched."""

from newsroom import adapter


def on_startup(command, dirty):
    adapter.start(command)


def on_config(config):
    return adapter.read_news(config)


def on_serve(server, config, builder):
    return adapter.watch(server)

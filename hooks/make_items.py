"""Make every item's page, pictures and card."""

from newsroom import adapter


def on_files(files, config):
    return adapter.make_items(files, config)

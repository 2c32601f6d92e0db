"""Write the feeds of the newsroom, its topics and its places."""

from newsroom import adapter


def on_files(files, config):
    return adapter.write_feeds(files)

"""Write the feeds of the newsroom, its topics, places and kinds."""

from newsroom import adapter


def on_files(files, config):
    return adapter.write_feeds(files)

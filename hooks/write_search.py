"""Begin what the search reads, and write its page."""

from newsroom import adapter


def on_files(files, config):
    return adapter.write_search(files)

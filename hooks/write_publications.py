"""Write the record of what was published, when, and of every change."""

from newsroom import adapter


def on_files(files, config):
    return adapter.write_publications(files)

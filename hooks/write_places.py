"""Write what the box for streets and postcodes reads, and the maps of places."""

from newsroom import adapter


def on_files(files, config):
    return adapter.write_places(files)

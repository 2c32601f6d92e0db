"""Add the lists, and dress hand-written pages."""

from newsroom import adapter


def on_files(files, config):
    return adapter.add_pages(files, config)


def on_post_page(output, page, config):
    return adapter.dress(output, page)

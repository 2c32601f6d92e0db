"""Let the finished stage become the site."""

from newsroom import adapter


def on_post_build(config):
    adapter.publish_site(config)


def on_build_error(error):
    adapter.fail(error)


def on_shutdown():
    adapter.finish()

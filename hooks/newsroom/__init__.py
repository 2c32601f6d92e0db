"""A council newsroom: items in, pages, feeds and share cards out."""

from importlib.metadata import version

__version__ = version("council-newsroom")

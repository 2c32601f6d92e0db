"""Write the calendars of events and deadlines."""

from newsroom import adapter


def on_files(files, config):
    return adapter.write_calendars(files)

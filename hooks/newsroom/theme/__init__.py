"""Page templates; a package so that MkDocs finds them as the theme `newsroom`."""

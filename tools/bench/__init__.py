"""`make bench`: what the newsroom takes, beside its peers, over the same generated items; writes docs/manual/performance.md."""

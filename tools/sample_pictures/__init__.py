"""The sample council's illustrations: one file for each picture, all of them drawn on one kind of canvas."""

"""Colours that the evening bus shares with the shops and the town behind it."""

LIT, NIGHT = "#ffd888", "#191d3d"
BUS, CREAM = "#b83c3f", "#f4e4c4"

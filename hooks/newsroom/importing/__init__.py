"""Real news from other generators: read forgivingly, written strictly, every file accounted for."""

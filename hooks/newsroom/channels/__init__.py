"""The one room that reaches the network."""

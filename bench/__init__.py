"""Accuracy and speed, measured: never part of the installed package."""

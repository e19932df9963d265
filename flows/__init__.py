"""Prefect flows and the command line over the steps of the pipeline."""

"""Activities to measures, with reasons and a calibrated probability."""

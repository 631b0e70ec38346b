"""Suppression of findings: by comments in the file, by the configuration, by the baseline of known findings."""

"""Files that set a repository up for the linter: its configuration, its hook, its pipeline."""

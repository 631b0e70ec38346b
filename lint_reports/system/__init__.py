"""The operating system: files, the private cache folder, console, signals, git's ignore files."""

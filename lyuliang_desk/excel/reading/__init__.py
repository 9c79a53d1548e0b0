"""From a file to plain cells: sniffed by its bytes, read in a child process with limits."""

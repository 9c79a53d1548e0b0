"""The same operations without a window: for automation, and for machines without a screen."""

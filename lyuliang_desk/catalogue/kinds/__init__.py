"""The record kinds, one file each."""

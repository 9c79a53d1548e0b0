"""Likely duplicates of persons and organisations: found with their evidence, and merged when somebody says so."""

"""数据检查: the problems across all records, like an editor's list of problems."""

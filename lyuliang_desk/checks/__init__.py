"""数据检查: what is wrong or wants a look across all records, and what the office has accepted with a reason."""

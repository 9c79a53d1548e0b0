"""A made-up register and made-up county workbooks, for a first look. Nobody and nothing real is meant."""

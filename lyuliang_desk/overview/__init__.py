"""The overview of the partnership: figures, each with the records that it is made of."""

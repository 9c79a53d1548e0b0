"""One small editor per sort of value, all with the protocol of ``ui.entry.editors.protocol``."""

"""The register of the Lyuliang Institute of Industrial Technology: what is recorded, kept, read in and printed."""

__version__ = "0.1.0"

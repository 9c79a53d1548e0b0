"""How the window looks: colours, style, fonts and icons."""

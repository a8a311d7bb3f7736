"""Charts of votes as SVG or PNG, drawn by a library without a browser, and the same in words."""

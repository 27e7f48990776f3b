"""How well four ways of nesting the markers of a document do, side by side."""

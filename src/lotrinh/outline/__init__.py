"""Stage 1: `SourceText` becomes a tree of headings, items, paragraphs and tables; never fails."""

"""One reader a format: bytes in, `Extract` out."""

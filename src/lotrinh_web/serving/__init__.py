"""`lotrinh serve`: the installation made ready, then server and worker side by side."""

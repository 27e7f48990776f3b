"""Lộ Trình: reads a Vietnamese administrative plan (kế hoạch) and says what it means."""

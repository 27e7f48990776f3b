"""Django's settings: base.py for all, production.py for offices, test.py for tests."""

"""Where the server takes the application from."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lotrinh_web.settings.production")
application = get_wsgi_application()

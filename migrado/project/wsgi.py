"""What the web server calls."""

import os

from django.core.wsgi import get_wsgi_application

from migrado.search.index import prepare

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "migrado.project.settings")
application = get_wsgi_application()
prepare()

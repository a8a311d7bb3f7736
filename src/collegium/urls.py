"""Where the pages stand. Each room of web/ that has pages brings its own list."""

from django.urls import URLPattern, URLResolver, path

from collegium.web.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
]

"""Files that pages give for keeping, and never for showing."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def download(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file under a name: a browser keeps it, and neither shows it nor guesses what else it may be."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response

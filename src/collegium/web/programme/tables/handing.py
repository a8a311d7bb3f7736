"""The hand-over to the next chair, as one file."""

from tempfile import TemporaryFile

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_POST

from collegium.accounts.access import Anybody, gate
from collegium.accounts.errors import NotAllowed
from collegium.accounts.models import Person
from collegium.exchange.handover import hand_over
from collegium.web.spaces import place_of


@require_POST
def hand_over_step(request: HttpRequest, space: str) -> HttpResponseBase:
    """Write the package beside the pages, then send it piece by piece."""
    person: Anybody = request.user
    place = place_of(person, space)
    gate(person, "publish", place)
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    package = TemporaryFile()  # noqa: SIM115 - the answer closes it when it was sent
    handed = hand_over(person, place, package)
    package.seek(0)
    name = f"hand-over-{handed.number}.zip"
    response = FileResponse(package, as_attachment=True, filename=name, content_type="application/zip")
    response["X-Content-Type-Options"] = "nosniff"
    return response

"""Where the pages stand."""

from collegium.web.addresses import ADDRESSES

urlpatterns = ADDRESSES
handler400 = "collegium.web.refusals.improper"
handler404 = "collegium.web.refusals.missing"
handler500 = "collegium.web.refusals.fault"

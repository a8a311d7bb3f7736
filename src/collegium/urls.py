"""Where the pages stand."""

from collegium.web.addresses import ADDRESSES

urlpatterns = ADDRESSES
handler400 = "collegium.web.refusals.improper"
handler404 = "collegium.web.refusals.missing"
handler429 = "collegium.web.refusals.too_often"
handler500 = "collegium.web.refusals.fault"

"""The addresses of this room."""

from django.urls import URLPattern, path

from collegium.web.programme.letters.pages import mail_page, traffic_page
from collegium.web.programme.letters.reports import mailed_page
from collegium.web.programme.letters.steps import held_step, mail_again, reply_address_step

ADDRESSES: list[URLPattern] = [
    path("mail", mail_page, name="mail"),
    path("mail/traffic", traffic_page, name="mail-traffic"),
    path("mail/held", held_step, name="mail-held"),
    path("mailed/<entry:entry>", mailed_page, name="mailed"),
    path("charges/<entry:entry>/reply-address", reply_address_step, name="reply-address"),
    path("mail/<entry:entry>/again", mail_again, name="mail-again"),
]

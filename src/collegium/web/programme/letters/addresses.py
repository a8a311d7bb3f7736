"""The addresses of this room."""

from django.urls import URLPattern, path

from collegium.web.programme.letters.pages import mail_page, traffic_page
from collegium.web.programme.letters.steps import mail_again

ADDRESSES: list[URLPattern] = [
    path("mail", mail_page, name="mail"),
    path("mail/traffic", traffic_page, name="mail-traffic"),
    path("mail/<entry:entry>/again", mail_again, name="mail-again"),
]

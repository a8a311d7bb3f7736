"""The addresses of this room."""

from django.urls import URLPattern, path

from collegium.web.programme.plans.calendar import calendar_feed, calendar_page
from collegium.web.programme.plans.pages import plan_export, plan_months_page, plan_page, plans_page
from collegium.web.programme.plans.subject import subject_page

ADDRESSES: list[URLPattern] = [
    path("spaces/<entry:space>/plans", plans_page, name="plans"),
    path("plans/<entry:entry>", plan_page, name="plan"),
    path("plans/<entry:entry>/months", plan_months_page, name="plan-months"),
    path("plans/<entry:entry>/export", plan_export, name="plan-export"),
    path("subjects/<entry:entry>", subject_page, name="subject"),
    path("calendar", calendar_page, name="calendar"),
    path("calendar/<slug:token>.ics", calendar_feed, name="calendar-feed"),
]

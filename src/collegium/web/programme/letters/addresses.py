"""The addresses of this room."""

from django.urls import URLPattern

ADDRESSES: list[URLPattern] = []

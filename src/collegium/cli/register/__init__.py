"""The commands of the register. Whoever imports one has Django ready; no other command waits for it."""

import django

django.setup()

"""The commands of the register. Whoever imports one has Django ready; no other command waits for it.

Whatever they write is for nobody else to read, wherever it stands: the database, its log, backups.
"""

import os

import django

os.umask(0o077)
django.setup()

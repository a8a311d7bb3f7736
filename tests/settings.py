"""The settings of the tests: a folder and a key of their own, and quick passwords."""

import os
import tempfile

FOLDER = tempfile.TemporaryDirectory(prefix="collegium-tests-")
os.environ["COLLEGIUM_HOME"] = FOLDER.name
os.environ["COLLEGIUM_SECOND_FACTOR"] = "nobody"  # tests of the second factor demand it themselves

from collegium.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MAIL_GOES_OUT = True

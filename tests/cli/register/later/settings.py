"""The settings of the later program: documents have their own migrations, and those of this folder after them."""

from collegium.settings import *  # noqa: F403
from collegium.settings import INSTALLED_APPS
from collegium.settings import MIGRATION_MODULES as OWN

INSTALLED_APPS = [*INSTALLED_APPS, "tests.cli.register.later"]
MIGRATION_MODULES = {**OWN, "register": "tests.cli.register.later.documents"}

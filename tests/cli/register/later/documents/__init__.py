"""The room's own migrations, and two more."""

from collegium.register import migrations

__path__ = [*__path__, *migrations.__path__]

"""What holds for every test of the project."""

import signal
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

from tests.machine import RECORD_MISSING, REQUIRE_ALL

# No deadline: a shared machine is slow at times, and speed is measured in benchmarks/.
settings.register_profile("project", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
# A second time, on another database: whether a property holds was tried on the first one.
settings.register_profile("few", settings.get_profile("project"), max_examples=8)
settings.register_profile("deep", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")

# A shell that starts the tests in the background has them ignore Ctrl-C, and every program that they start with them.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What runs whole rooms again comes first, so that nothing waits for it in the end."""
    items.sort(key=lambda item: not item.path.name.startswith("test_on_"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where everything is required, a skipped test has failed; the real record alone may be missing."""
    report = yield
    if REQUIRE_ALL and report.skipped and RECORD_MISSING not in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"skipped, though COLLEGIUM_REQUIRE_ALL=1 allows no skip: {report.longrepr}"
    return report

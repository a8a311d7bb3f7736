"""The log of reads and exports: kept for as long as the installation says."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from collegium.accounts.models import Access


def forget_looks() -> int:
    """Delete what the log holds for longer than the installation keeps it; how many lines. Without a limit, none."""
    if not settings.DAYS_OF_LOOKS:
        return 0
    oldest = timezone.now() - timedelta(days=settings.DAYS_OF_LOOKS)
    return Access.objects.filter(at__lt=oldest).delete()[0]

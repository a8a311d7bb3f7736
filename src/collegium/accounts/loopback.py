"""Whether an address is one of this machine alone, which nobody reaches from elsewhere."""

from ipaddress import ip_address


def host_of(place: str) -> str:
    """The host of `host:port`; one in brackets keeps them."""
    return place[: place.index("]") + 1] if "]" in place else place.split(":")[0]


def is_this_machine(host: str) -> bool:
    """Whether a host is a loopback address, or the name that stands for it."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False

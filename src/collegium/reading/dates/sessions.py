"""Sessions of the General Assembly and their years."""

FIRST_SESSION = 1946  # the first regular session met in January 1946; from the second on they open in September
OPENED = 1945  # the second opened in 1947, the seventy-fourth in 2019


def session_years(number: int) -> str:
    """The years of a regular session of the UN General Assembly ("2019/2020" for the 74th).

    ValueError for a number below one. Source: rule 1 of the Assembly's rules of procedure (sessions open in September).
    """
    if number < 1:
        raise ValueError("sessions are counted from one")
    if number == 1:
        return str(FIRST_SESSION)
    return f"{OPENED + number}/{OPENED + number + 1}"

"""Accounts that are helped from the command line: a second factor that is lost, sessions that must end."""

from tests.cli.register.house import HEAD, KEEPER, House

OTHER = "head@ostrand.example"


def test_a_keeper_ends_sessions_and_the_person_is_told_by_mail(house: House) -> None:
    ended = house.done("user", "revoke", HEAD, "--as", KEEPER, "--sessions", "--why", "The ferry was robbed")
    assert f"{HEAD} is signed in nowhere" in ended.stderr
    assert f"To: {HEAD}" in ended.stdout
    assert "all fits" in house.done("verify").stderr


def test_what_cannot_be_taken_away_is_said(house: House) -> None:
    for words, said in (
        ((HEAD, "--as", KEEPER), "no second factor"),
        ((HEAD, "--as", HEAD), "for a principal"),
        ((OTHER, "--as", HEAD), "There is nothing here"),
    ):
        ended = house.run("user", "revoke", *words)
        assert ended.returncode == 1
        assert said in ended.stderr

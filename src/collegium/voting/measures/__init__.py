"""Measures over roll calls: agreement of pairs, chance-corrected agreement, cohesion of groups."""

from collegium.voting.measures.agreement import Agreement, agreement
from collegium.voting.measures.chance import kappa, pi
from collegium.voting.measures.cohesion import Cohesion, cohesion
from collegium.voting.measures.parts import Part, RollList, by_issue, by_session, by_span, by_year, of_list, whole
from collegium.voting.measures.rules import RULES, Rule

__all__ = [
    "RULES",
    "Agreement",
    "Cohesion",
    "Part",
    "RollList",
    "Rule",
    "agreement",
    "by_issue",
    "by_session",
    "by_span",
    "by_year",
    "cohesion",
    "kappa",
    "of_list",
    "pi",
    "whole",
]

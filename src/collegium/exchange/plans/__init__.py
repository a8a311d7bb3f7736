"""How a plan of consultations and a person's calendar leave: as a Word document, as iCalendar."""

from collegium.exchange.plans.calendar import ICALENDAR, ics_of
from collegium.exchange.plans.paper import plan_docx, take_plan

__all__ = ["ICALENDAR", "ics_of", "plan_docx", "take_plan"]

"""Every address of the pages. tests/web/cases/access.csv says who gets what there; one without a row fails.

Names that begin with `account_` and `mfa_` are those by which django-allauth finds the pages of the second factor.
"""

from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, URLResolver, path
from django.views.i18n import set_language

from collegium.web.account import account_page
from collegium.web.comparing import beside_page, difference_page
from collegium.web.comparison import compare_page
from collegium.web.counting import counting_step
from collegium.web.deciding import decide_step, enter_step, take_back_decision, withdraw_step
from collegium.web.deciding_several import decide_several_step, take_back_several_step
from collegium.web.demonstration import enter_page
from collegium.web.details import details_page, link_step, unlink_step
from collegium.web.documents import choices_style, document_page, history_page, original_file, state_of_reading
from collegium.web.exports import export_comparison, export_document, export_page
from collegium.web.exports_of_pages import export_questions, export_record, export_search, export_wanted
from collegium.web.findings import findings_page
from collegium.web.findings_of_partnership import partnership_findings_page
from collegium.web.found_entries import entry_page
from collegium.web.health import health
from collegium.web.home import home
from collegium.web.invitations import invitation_page, invite_page
from collegium.web.others import others_page, revoke_step
from collegium.web.outside import ask_outside_step, outside_page
from collegium.web.partnership import partnership_page
from collegium.web.people import end_seat_step, people_page, take_back_step
from collegium.web.programme.addresses import ADDRESSES as OF_THE_PROGRAMME
from collegium.web.publishing.pages import publishing_page
from collegium.web.questions import questions_page, uptake_step
from collegium.web.reference_steps import (
    add_reference_page,
    change_reference_page,
    links_page,
    take_back_fact,
    take_back_link,
)
from collegium.web.references import reference_page, references_page
from collegium.web.review import review_page
from collegium.web.saved import feed, saved_step, searches_page
from collegium.web.searching import search_page
from collegium.web.second_factor import (
    AddApp,
    AddPasskey,
    AskSecondFactor,
    Codes,
    Confirm,
    NewCodes,
    RemoveApp,
    RemovePasskey,
)
from collegium.web.series import all_series_page, series_page
from collegium.web.sessions import end_other_sessions, end_session
from collegium.web.signing import Password, PasswordAnew, PasswordLost, SignIn
from collegium.web.spaces import add_page, journal_page, looks_page, space_page
from collegium.web.statements import statements_page
from collegium.web.steps import consent_step, mark_step, publish_step, read_again_step, table_step
from collegium.web.styles import style
from collegium.web.trying import tried_choices, try_page
from collegium.web.undoing import decline_step, propose_reason_step, propose_step, strike_step, undo_step
from collegium.web.wanted import inquiry_step, wanted_page

ADDRESSES: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("enter", enter_page, name="enter"),
    path("account", account_page, name="mfa_index"),
    path("account/confirm", Confirm.as_view(), name="account_reauthenticate"),
    path("account/others", others_page, name="others"),
    path("account/others/<entry:entry>", revoke_step, name="revoke"),
    path("account/app", AddApp.as_view(), name="mfa_activate_totp"),
    path("account/app/remove", RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("account/passkeys", AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/remove", RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("account/codes", Codes.as_view(), name="mfa_view_recovery_codes"),
    path("account/codes/new", NewCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("health", health, name="health"),
    path("invitations/<slug:token>", invitation_page, name="invitation"),
    path("language", set_language, name="language"),
    path("account/sessions/end", end_other_sessions, name="end-other-sessions"),
    path("account/sessions/<slug:name>/end", end_session, name="end-session"),
    path("password", Password.as_view(), name="password"),
    path("password/lost", PasswordLost.as_view(), name="password-lost"),
    path("password/lost/<slug:uidb64>/<slug:token>", PasswordAnew.as_view(), name="password-anew"),
    path("partnerships/<entry:entry>", partnership_page, name="partnership"),
    path("partnerships/<entry:entry>/findings", partnership_findings_page, name="partnership-findings"),
    path("people", people_page, name="people"),
    path("people/invite", invite_page, name="invite"),
    path("people/invitations/<entry:entry>/take-back", take_back_step, name="take-back"),
    path("people/seats/<entry:entry>/end", end_seat_step, name="end-seat"),
    path("search", search_page, name="search"),
    path("search/export", export_search, name="export-search"),
    path("searches", searches_page, name="searches"),
    path("searches/feed/<slug:token>", feed, name="feed"),
    path("searches/<entry:entry>", saved_step, name="saved"),
    path("sign-in", SignIn.as_view(), name="account_login"),
    path("sign-in/second-factor", AskSecondFactor.as_view(), name="mfa_authenticate"),
    path("sign-out", LogoutView.as_view(), name="sign-out"),
    path("styles/<slug:name>", style, name="style"),
    path("try", try_page, name="try"),
    path("try/choices", tried_choices, name="tried-choices"),
    path("entries/<entry:entry>", entry_page, name="entry"),
    path("spaces/<entry:space>", space_page, name="space"),
    path("spaces/<entry:space>/add", add_page, name="add"),
    path("spaces/<entry:space>/findings", findings_page, name="findings"),
    path("spaces/<entry:space>/findings/decide", decide_several_step, name="decide-several"),
    path("spaces/<entry:space>/findings/take-back", take_back_several_step, name="take-back-several"),
    path("spaces/<entry:space>/journal", journal_page, name="journal"),
    path("spaces/<entry:space>/looks", looks_page, name="looks"),
    path("spaces/<entry:space>/series", all_series_page, name="all-series"),
    path("spaces/<entry:space>/export", export_page, name="export"),
    path("series/<entry:entry>", series_page, name="series"),
    path("spaces/<entry:space>/outside", outside_page, name="outside"),
    path("spaces/<entry:space>/links", links_page, name="links"),
    path("spaces/<entry:space>/references/add", add_reference_page, name="add-reference"),
    path("references/<entry:entry>", change_reference_page, name="change-reference"),
    path("references/<entry:entry>/publishing", publishing_page, name="publishing-reference"),
    path("facts/<entry:entry>/take-back", take_back_fact, name="take-back-fact"),
    path("links/<entry:entry>/take-back", take_back_link, name="take-back-link"),
    path("spaces/<entry:space>/<plural:kind>", references_page, name="references"),
    path("spaces/<entry:space>/<plural:kind>/<key:key>", reference_page, name="reference"),
    path("spaces/<entry:space>/<plural:kind>/<key:key>/export", export_record, name="export-record"),
    path("spaces/<entry:space>/wanted", wanted_page, name="wanted"),
    path("spaces/<entry:space>/wanted/export", export_wanted, name="export-wanted"),
    path("spaces/<entry:space>/questions", questions_page, name="questions"),
    path("spaces/<entry:space>/questions/export", export_questions, name="export-questions"),
    path("documents/<entry:entry>", document_page, name="document"),
    path("documents/<entry:entry>/ask-outside", ask_outside_step, name="ask-outside"),
    path("documents/<entry:entry>/beside/<entry:other>", beside_page, name="beside"),
    path("documents/<entry:entry>/choices", choices_style, name="choices"),
    path("documents/<entry:entry>/original", original_file, name="original"),
    path("documents/<entry:entry>/history", history_page, name="history"),
    path("documents/<entry:entry>/compare/<entry:other>", compare_page, name="compare"),
    path("documents/<entry:entry>/compare/<entry:other>/export", export_comparison, name="export-comparison"),
    path("documents/<entry:entry>/export", export_document, name="export-document"),
    path("documents/<entry:entry>/consent", consent_step, name="consent"),
    path("documents/<entry:entry>/decide", decide_step, name="decide"),
    path("documents/<entry:entry>/details", details_page, name="details"),
    path("documents/<entry:entry>/difference/<entry:other>", difference_page, name="difference"),
    path("documents/<entry:entry>/enter", enter_step, name="enter-statement"),
    path("documents/<entry:entry>/link", link_step, name="link"),
    path("documents/<entry:entry>/mark", mark_step, name="mark"),
    path("documents/<entry:entry>/publish", publish_step, name="publish"),
    path("documents/<entry:entry>/read-again", read_again_step, name="read-again"),
    path("documents/<entry:entry>/review", review_page, name="review"),
    path("documents/<entry:entry>/statements", statements_page, name="statements"),
    path("documents/<entry:entry>/state", state_of_reading, name="state"),
    path("documents/<entry:entry>/propose-striking", propose_step, name="propose-striking"),
    path("documents/<entry:entry>/inquiry", inquiry_step, name="inquiry"),
    path("documents/<entry:entry>/counting", counting_step, name="counting"),
    path("documents/<entry:entry>/uptake", uptake_step, name="uptake"),
    *OF_THE_PROGRAMME,
    path("changes/<entry:entry>/undo", undo_step, name="undo"),
    path("changes/<entry:entry>/propose-striking", propose_reason_step, name="propose-striking-reason"),
    path("strikings/<entry:entry>/strike", strike_step, name="strike"),
    path("strikings/<entry:entry>/decline", decline_step, name="decline"),
    path("documents/<entry:entry>/table", table_step, name="table"),
    path("documents/<entry:entry>/take-back", take_back_decision, name="take-back-decision"),
    path("documents/<entry:entry>/unlink", unlink_step, name="unlink"),
    path("documents/<entry:entry>/withdraw", withdraw_step, name="withdraw-statement"),
]

"""The addresses of the desk."""

from django.urls import path

from migrado.desk import views
from migrado.desk.views import cases, people

app_name = "desk"
STAFF = "<slug:city>/staff/"
PEOPLE = "<slug:city>/people/"
PERSON = f"{PEOPLE}<uuid:person>/"
HOUSEHOLD, CONSENTS = f"{PERSON}household/", f"{PERSON}consents/"
CONTACTS = "<slug:city>/contacts/"
CASE = "<slug:city>/cases/<uuid:case>/"
GOAL, LOOK, NOTE = (
    f"{CASE}goals/<uuid:goal>/",
    f"{CASE}looks/<uuid:look>/",
    f"{CASE}notes/<uuid:note>/",
)
ANONYMOUS = "<slug:city>/anonymous/"
CASEWORK = [
    path(f"{CONTACTS}new/", cases.new_contact, name="contact-new"),
    path(f"{CONTACTS}tap/", cases.tap, name="contact-tap"),
    path(f"{CONTACTS}<uuid:contact>/take-back/", cases.take_back, name="contact-take-back"),
    path(f"{CONTACTS}slips/<slug:organisation>/", cases.slip, name="slip"),
    path("<slug:city>/day/", cases.day, name="day"),
    path(f"{PERSON}cases/", cases.person_cases, name="person-cases"),
    path(CASE, cases.case, name="case"),
    path(f"{CASE}look-into/", cases.look_into, name="case-look-into"),
    path(f"{CASE}topics/", cases.topics, name="case-topics"),
    path(f"{CASE}goals/", cases.goal, name="goal-add"),
    path(f"{GOAL}settle/<slug:state>/", cases.settle, name="goal-settle"),
    path(f"{GOAL}steps/", cases.step, name="step-add"),
    path(f"{CASE}steps/<uuid:step>/done/", cases.step_done, name="step-done"),
    path(f"{CASE}looks/", cases.look, name="look-add"),
    path(f"{LOOK}done/", cases.look_done, name="look-done"),
    path(f"{CASE}notes/", cases.new_note, name="note-add"),
    path(f"{CASE}draft/", cases.keep_draft, name="draft"),
    path(NOTE, cases.note, name="note"),
    path(f"{NOTE}copies/<uuid:version>/settle/", cases.settle_copy, name="note-settle"),
    path(f"{CASE}papers/", cases.attach, name="paper-add"),
    path(f"{CASE}papers/<uuid:paper>/remove/", cases.remove_paper, name="paper-remove"),
    path("<slug:city>/papers/<uuid:paper>/", cases.paper, name="paper"),
    path(f"{CASE}copies/<slug:form>/", cases.copy, name="case-copy"),
    path(f"{CASE}close/", cases.close, name="case-close"),
    path(f"{CASE}reopen/", cases.reopen, name="case-reopen"),
    path(f"{CASE}offers/", cases.offer, name="case-offer"),
    path(f"{CASE}take-over/", cases.take_over, name="case-take-over"),
    path(f"{CASE}cover/", cases.cover, name="case-cover"),
    path(ANONYMOUS, cases.anonymous, name="anonymous"),
    path(f"{ANONYMOUS}begin/", cases.begin, name="thread-begin"),
    path(f"{ANONYMOUS}call/", cases.call, name="thread-call"),
    path(f"{ANONYMOUS}forget/", cases.forget, name="thread-forget"),
    path(f"{ANONYMOUS}now/", cases.thread, name="thread"),
    path(f"{ANONYMOUS}<uuid:thread>/notes/", cases.write_in_thread, name="thread-write"),
    path(f"{ANONYMOUS}<uuid:thread>/talks/", cases.talk_again, name="thread-talk"),
    path(f"{PERSON}cases/join/", cases.join_thread, name="thread-join"),
    path("<slug:city>/offers/<uuid:offer>/<slug:answer>/", cases.answer, name="offer-answer"),
]
urlpatterns = [
    *CASEWORK,
    path("", views.start, name="start"),
    path("<slug:city>/", views.home, name="home"),
    path(STAFF, views.staff, name="staff"),
    path(f"{STAFF}invite/", views.invite, name="invite"),
    path(f"{STAFF}<uuid:account>/grant/", views.grant, name="grant"),
    path(f"{STAFF}<uuid:account>/link/", views.renew, name="renew"),
    path(f"{STAFF}<uuid:account>/leave/", views.leave, name="leave"),
    path(f"{STAFF}roles/<int:assignment>/agree/", views.agree, name="agree"),
    path(f"{STAFF}roles/<int:assignment>/end/", views.end, name="end"),
    path("<slug:city>/purposes/", people.purposes, name="purposes"),
    path(PEOPLE, people.people, name="people"),
    path(f"{PEOPLE}new/", people.new_person, name="new-person"),
    path(f"{PEOPLE}erased/", people.erased, name="person-erased"),
    path(PERSON, people.person, name="person"),
    path(f"{PERSON}facts/", people.facts, name="person-facts"),
    path(f"{PERSON}facts/<slug:key>/", people.history, name="person-history"),
    path(f"{PERSON}same/", people.same, name="person-same"),
    path(f"{PERSON}same/<uuid:other>/merge/", people.merge, name="person-merge"),
    path(f"{PERSON}merges/<uuid:merge>/undo/", people.undo, name="person-undo"),
    path(HOUSEHOLD, people.household, name="person-household"),
    path(f"{HOUSEHOLD}found/", people.found_household, name="household-found"),
    path(f"{HOUSEHOLD}look/", people.look_for_member, name="household-look"),
    path(f"{HOUSEHOLD}join/", people.join, name="household-join"),
    path(f"{HOUSEHOLD}leave/", people.leave_household, name="household-leave"),
    path(f"{HOUSEHOLD}guardians/", people.appoint, name="guardian-appoint"),
    path(f"{HOUSEHOLD}guardians/<int:guardianship>/", people.dismiss, name="guardian-dismiss"),
    path(f"{CONSENTS}ask/<slug:purpose>/", people.ask_consent, name="consent-ask"),
    path(f"{CONSENTS}<uuid:consent>/", people.consent, name="consent"),
    path(f"{CONSENTS}<uuid:consent>/withdraw/", people.withdraw, name="consent-withdraw"),
    path(f"{CONSENTS}<uuid:consent>/receipt/", people.receipt, name="consent-receipt"),
    path(f"{PERSON}rights/", people.rights, name="person-rights"),
    path(f"{PERSON}rights/take-along/", people.take_along, name="person-take-along"),
    path(f"{PERSON}rights/code/", people.code, name="person-code"),
    path(f"{PERSON}rights/erase/", people.erase, name="person-erase"),
]

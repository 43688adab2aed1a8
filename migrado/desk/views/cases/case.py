"""The page of a case: opening it, goals and steps, what to look after, topics."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from migrado.casework import actions
from migrado.casework.domain import GoalState
from migrado.desk.forms import cases as forms
from migrado.desk.views.cases.ways import At, case_page, door_page, write
from migrado.desk.views.door import desk_of, signed_in
from migrado.desk.views.people.ways import to
from migrado.people import policies
from migrado.people.domain import Purpose


@require_safe
@signed_in
def case(request: HttpRequest, city: str, case: UUID) -> HttpResponse:
    """Show a case, or the door of it to a colleague."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    return case_page(At(request, desk, case, by))


@require_POST
@signed_in
def look_into(request: HttpRequest, city: str, case: UUID) -> HttpResponse:
    """Open a colleague's case for today, with a reason that is written down."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    form = forms.ReasonForm(request.POST)
    if not form.is_valid():
        return door_page(At(request, desk, case, by), refused={"reason": form})
    actions.look_into(case, reason=form.cleaned_data["reason"], by=by)
    return to("case", desk, case)


@require_POST
@signed_in
def topics(request: HttpRequest, city: str, case: UUID) -> HttpResponse:
    """Say anew what a case is about."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    form = forms.TopicsForm(request.POST)
    return write(
        At(request, desk, case, by),
        lambda: actions.set_topics(case, form.cleaned_data["topics"], by=by),
        part="more",
        forms={"topics": form},
    )


@require_POST
@signed_in
def goal(request: HttpRequest, city: str, case: UUID) -> HttpResponse:
    """Add a goal."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    form = forms.GoalForm(request.POST, auto_id="goal_%s")
    return write(
        At(request, desk, case, by),
        lambda: actions.set_goal(
            case, form.cleaned_data["words"], topic=form.cleaned_data["topic"], by=by
        ),
        part="goals",
        forms={"goal": form},
    )


@require_POST
@signed_in
def settle(request: HttpRequest, city: str, *, case: UUID, goal: UUID, state: str) -> HttpResponse:
    """Say that a goal was reached or given up, or is open again."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    if state not in set(GoalState):
        raise Http404
    return write(
        At(request, desk, case, by),
        lambda: actions.settle_goal(goal, GoalState(state), by=by),
        part="goals",
    )


@require_POST
@signed_in
def step(request: HttpRequest, city: str, *, case: UUID, goal: UUID) -> HttpResponse:
    """Add a step to a goal."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    form = forms.StepForm(request.POST, auto_id=f"{goal}_%s")
    return write(
        At(request, desk, case, by),
        lambda: actions.add_step(goal, form.todo, by=by),
        part="goals",
        forms={f"step-{goal}": form},
    )


@require_POST
@signed_in
def step_done(request: HttpRequest, city: str, *, case: UUID, step: UUID) -> HttpResponse:
    """Tick a step off, or say that it is not done after all."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    is_done = "undo" not in request.POST
    return write(
        At(request, desk, case, by),
        lambda: actions.finish_step(step, by=by, is_done=is_done),
        part="goals",
    )


@require_POST
@signed_in
def look(request: HttpRequest, city: str, case: UUID) -> HttpResponse:
    """Write down what to look after on a day."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    form = forms.LookForm(request.POST, auto_id="look_%s")
    return write(
        At(request, desk, case, by),
        lambda: actions.look_again(
            case, form.cleaned_data["words"], due_on=form.cleaned_data["due_on"], by=by
        ),
        part="looks",
        forms={"look": form},
    )


@require_POST
@signed_in
def look_done(request: HttpRequest, city: str, *, case: UUID, look: UUID) -> HttpResponse:
    """Tick off what was looked after; of somebody sent on, say whether it worked."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    form = forms.WorkedForm(request.POST)
    return write(
        At(request, desk, case, by),
        lambda: actions.finish_follow_up(look, by=by, worked=form.cleaned_data["worked"]),
        part="looks",
        forms={"worked": form},
    )

"""Trips as sentences tell them in, each visit once out, with what all its sentences add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.frames.when import EXACT
from diplowire.extract.visits.found import OFF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.visits.build import Trip
    from diplowire.model import Actor

# Titles of those whom a state sends, which its news give now one, now the other.
_SENT = frozenset({"delegate", "emissary", "envoy", "negotiator", "representative"})
_ANYBODY = frozenset({"diplomat", "leader", "minister", "official", "politician"})
_REACH = 60  # trips told before that are looked at
_VISITS = frozenset({"is_in", "visit", "visit_to"})
_ARRIVALS = frozenset({"arrived", "arrived_on_visit"})
_BEGUN = frozenset({"stage_in", "visit", "visit_to"})
_LEFT = frozenset({"came_back_from", "left", "left_from"})


def join(kept: list[Trip], trip: Trip, *, alone: bool = True) -> None:
    """Add a trip to those kept: to the one that it tells more of, else (if it may stand alone) as a new one."""
    for old in reversed(kept[-_REACH:]):
        if _same(old, trip):
            whole = trip.rule == "visit" and trip.host is None
            if trip.host is not None and old.shared and _lies_within(old, trip):
                _date_stage(old, trip)
            for one in [t for t in kept[-_REACH:] if _told_at_once(t, old)] if whole else [old]:
                _add(one, trip)
            return
    if kept and _is_named_next(kept[-1], trip):
        _name(kept[-1], trip)
        return
    if trip.host is not None and alone:
        kept.append(trip)


def is_reversed(kept: Sequence[Trip], trip: Trip) -> bool:
    """Tell whether a host of a visit told before is taken for a guest in the guest's country: "A met B. His visit was short"."""
    homes = {a.country for a in trip.visitors}
    return trip.guessed and any(old.host in homes and trip.host in {a.country for a in old.visitors} for old in kept[-_REACH:])


def _is_named_next(old: Trip, new: Trip) -> bool:
    """Tell whether "Norway's nuclear envoy will fly to Peru this week" is the trip told next, of somebody named, on Friday."""
    planned = old.status == new.status == "planned" and old.host == new.host is not None
    if not planned or len(old.visitors) != 1 or len(new.visitors) != 1:
        return False
    one, other = old.visitors[0], new.visitors[0]
    unnamed = one.kind == other.kind == "person" and one.resolved_by == "role" != other.resolved_by
    return unnamed and one.country == other.country and _may_hold(other, one) and _days_overlap(old, new)


def _may_hold(named: Actor, office: Actor) -> bool:
    """Tell whether a person may hold the office told before him: by title the same, or one envoy by whatever title."""
    titles = [(a.role.title if a.role else "").casefold() for a in (named, office)]
    return titles[0] == titles[1] or all(not _SENT.isdisjoint(title.replace("-", " ").split()) for title in titles)


def _days_overlap(old: Trip, new: Trip) -> bool:
    """Tell whether a trip told to the day may be one told for a day, a week or a month."""
    if not (old.start or old.end) or not new.start:
        return old.start == new.start or not (old.start and new.start)
    first, last = old.start or "", old.end or old.start or ""
    return first <= new.start <= last


def _name(old: Trip, new: Trip) -> None:
    """Give a trip the name of who makes it, and the day where only the week was told."""
    old.visitors, old.people = new.visitors, new.people
    if new.start and new.precision in EXACT and old.precision not in EXACT:
        old.start = old.end = old.when_text = None
        old.proofs = [e for e in old.proofs if e.field != "when"]
    _add(old, new)


def end_earlier(kept: Sequence[Trip]) -> None:
    """Of two stages of one journey that both "arrived" tells the earlier one is over."""
    for trip in kept:
        if trip.status != "ongoing":
            continue
        first = trip.visitors[0].id
        on_the_way = [t for t in kept[-_REACH:] if t.status in ("ongoing", "completed") and t.visitors[0].id == first]
        if any(t.host != trip.host and trip.start and t.start and t.start > trip.start for t in on_the_way):
            trip.status = "completed"


def join_companions(kept: list[Trip]) -> None:
    """Make one visit of two where "the visiting minister", with no place told, is one who goes along on a visit."""
    for trip in [*kept]:
        ids = {a.id for a in trip.visitors}
        whole = [t for t in kept[-_REACH:] if t.host == trip.host and ids < {a.id for a in t.visitors}]
        if whole and trip.guessed and trip.host and {whole[0].status, trip.status} != {"completed", "planned"}:
            kept.remove(trip)
            _add(whole[0], trip)


def _told_at_once(one: Trip, other: Trip) -> bool:
    """Tell whether two trips are stages of one journey: "will travel to A and B". Its days are those of both."""
    return one is other or (bool(one.proofs) and one.proofs[:1] == other.proofs[:1])


def _same(old: Trip, new: Trip) -> bool:
    ids = {a.id for a in old.visitors}
    delegations = [{a.country for a in t.visitors if a.kind == "delegation"} for t in (old, new)]
    if (
        not any(a.id in ids for a in new.visitors)
        and not _is_meant(old, new)
        and not (delegations[0] & delegations[1] and old.host == new.host)
    ):
        return False
    if new.host is None:
        if _sets_out(old, new):
            return old.precision not in EXACT and new.precision in EXACT
        going = old.status == "ongoing" or (new.rule == "goes_home" and old.status == new.status)
        return new.rule not in ("departed", "goes_home") or going
    if old.host != new.host:
        return False
    return {old.status, new.status} != {"completed", "planned"} or not (old.sure and new.sure)


def _is_meant(old: Trip, new: Trip) -> bool:
    """Tell whether "the Norwegian official was in Lima" is more of the visit of a Norwegian named before."""
    if len(old.visitors) != 1 or len(new.visitors) != 1 or old.host is None or old.host != new.host:
        return False
    named, other = old.visitors[0], new.visitors[0]
    unnamed = other.kind == named.kind == "person" and other.resolved_by == "role" != named.resolved_by
    proof = new.people.get(other.id)
    told_before = proof is not None and proof.text.casefold().startswith(("the ", "this "))
    title = (other.role.title if other.role else "").casefold()
    return unnamed and told_before and named.country in (None, other.country) and title in _ANYBODY


def _add(old: Trip, new: Trip) -> None:
    """Fill what was open: days, cities, kind; a status read from a verb counts more than one left open by a noun."""
    if new.rule in ("departed", "goes_home"):
        _end(old, new)
        return
    plans = old.rule == "visiting_guest" and new.status == "planned"  # "the visiting minister. He will meet B during his stay"
    if new.status in OFF or (new.sure and not old.sure and new.rule != "leads_delegation" and not plans):
        old.status, old.sure = new.status, True
        old.proofs += [e for e in new.proofs if e.field == "status" and new.status in OFF]
    elif _began_earlier(old, new):
        old.status, old.start, old.end = "ongoing", new.start, new.end
        old.when_text, old.precision, old.days = new.when_text, new.precision, new.days
    elif _is_there_still(old, new):
        old.status = "ongoing"
    elif new.rule in _LEFT and (old.status, new.status) == ("ongoing", "completed"):
        old.status = "completed"  # "arrived in Oslo on Monday. He left Oslo today"
    _add_days(old, new)
    old.days = old.days or new.days
    old.short = old.short or new.short
    names = {s.place.name for s in old.places}
    old.places += [s for s in new.places if s.place.name not in names]
    old.invited_by, old.purpose = old.invited_by or new.invited_by, old.purpose or new.purpose
    if old.kind == "unknown" and new.kind != "unknown":
        old.kind = new.kind
        old.proofs += [e for e in new.proofs if e.field == "kind"]
    known = {a.id for a in old.visitors}
    if new.host is not None and len(new.visitors) > len(old.visitors) and known <= {a.id for a in new.visitors}:
        old.visitors, old.people = new.visitors, new.people


def _is_there_still(old: Trip, new: Trip) -> bool:
    """Tell whether it is "visited a Lima shipyard on Friday as she began a visit to Peru".

    Or "became the first leader to visit Peru as she landed in Lima".
    """
    if old.rule != "visits" or old.status != "completed" or new.status != "ongoing" or not new.sure:
        return False
    return new.rule in _VISITS or (new.rule in _ARRIVALS and old.start is None)


def _began_earlier(old: Trip, new: Trip) -> bool:
    """Tell whether it is "She was in Oslo today. … The three-day visit began yesterday in Bergen"."""
    begun = new.status == "ongoing" and new.rule in _BEGUN
    return begun and old.rule == "is_in" and old.end is None and (new.start or "~") < (old.start or "")


def _end(old: Trip, new: Trip) -> None:
    """Close a visit by the departure or the way home; of one to come that is its first day: "She departs on Monday"."""
    if _sets_out(old, new):
        old.proofs = [e for e in old.proofs if e.field != "when"] + [e for e in new.proofs if e.field == "when"]
        old.start, old.end, old.when_text, old.precision = new.start, new.end, new.when_text, new.precision
        return
    if new.same_day and old.start and old.precision == "day":
        new.end = new.end or old.start
        old.end = old.end or old.start
    if new.rule == "goes_home":
        old.status = "completed" if new.status == "completed" else old.status
        dated = new.precision in EXACT or not old.start  # not "will be back home by the end of next week"
        old.end = old.end or (new.end if dated and (old.start or "") <= (new.end or "") else None)
        _keep_words(old, new)
        return
    if new.status != "planned":  # or "will leave on Friday"
        old.status, old.sure = "completed", True
    if new.start and old.start and new.start >= old.start:
        old.end = old.end or new.start


def _sets_out(old: Trip, new: Trip) -> bool:
    """Tell whether "He departs on Monday", "was to leave on Monday" tells when a journey begins that is planned, or off."""
    return new.rule == "departed" and new.status == "planned" and old.status in ("planned", *OFF)


def _add_days(old: Trip, new: Trip) -> None:
    """Fill the days that were open, unless they are those of another stop."""
    elsewhere = old.places and new.places and not {s.place.name for s in old.places} & {s.place.name for s in new.places}
    if new.start is None and new.end is not None and old.end is None and old.status not in OFF and (old.start or "") <= new.end:
        old.end = new.end
        _keep_words(old, new)
    later = old.status == "ongoing" and new.status == "planned"  # the next stop, with its day
    if old.start is None and new.start is not None and not elsewhere and not later:
        told = old.end if old.precision == "day" and (old.end or "") >= new.start else None
        end = new.end or told  # "broke off the tour on Wednesday. She had arrived on Tuesday"
        old.start, old.end, old.when_text, old.precision = new.start, end, new.when_text, new.precision
        old.proofs += [e for e in new.proofs if e.field == "when"]


def _lies_within(tour: Trip, stage: Trip) -> bool:
    """Tell whether the days of a stage are some of the days of the tour."""
    told = stage.precision == "range" and not stage.shared
    return told and (tour.start or "") <= (stage.start or "") and (stage.end or "~") <= (tour.end or "")


def _date_stage(old: Trip, new: Trip) -> None:
    """Give a stage its own days: "will visit A and B from May 1 to 6. She will be in B from May 4 to 6"."""
    old.start, old.end, old.when_text, old.shared = new.start, new.end, new.when_text, False
    old.proofs = [e for e in old.proofs if e.field != "when"] + [e for e in new.proofs if e.field == "when"]


def _keep_words(old: Trip, new: Trip) -> None:
    """Keep the first words for a day; with one end known it is known to the day."""
    old.when_text = old.when_text or new.when_text
    old.precision = "day" if old.precision == "unknown" else old.precision

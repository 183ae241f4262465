"""The order in which articles are acknowledged."""

from __future__ import annotations

from diplowire.stream.progress import Place, Progress, Ticket

FIRST = Place("news.articles", 0)
SECOND = Place("news.articles", 1)


def take(progress: Progress, place: Place, offset: int, acknowledged: list[int], at: float = 0.0) -> Ticket:
    return progress.take(place, offset, lambda: acknowledged.append(offset), at)


def test_an_article_is_not_acknowledged_before_the_one_ahead_of_it() -> None:
    progress, acknowledged = Progress(), list[int]()
    ahead, behind = (take(progress, FIRST, offset, acknowledged) for offset in (5, 6))
    progress.finish(behind)
    assert acknowledged == []
    progress.finish(ahead)
    assert acknowledged == [5, 6]


def test_partitions_do_not_wait_for_each_other() -> None:
    progress, acknowledged = Progress(), list[int]()
    take(progress, FIRST, 5, acknowledged)
    progress.finish(take(progress, SECOND, 90, acknowledged))
    assert acknowledged == [90]


def test_nothing_is_acknowledged_after_the_partitions_were_shared_out_anew() -> None:
    progress, acknowledged = Progress(), list[int]()
    late = take(progress, FIRST, 5, acknowledged)
    progress.forget()
    again = take(progress, FIRST, 5, acknowledged)
    assert not progress.finish(late)
    assert acknowledged == []
    assert progress.finish(again)
    assert acknowledged == [5]


def test_the_first_unfinished_article_tells_how_far_a_partition_is() -> None:
    progress, acknowledged = Progress(), list[int]()
    tickets = [take(progress, FIRST, offset, acknowledged) for offset in (5, 6, 9)]
    for ticket in tickets[:2]:
        progress.finish(ticket)
    assert progress.first_unfinished(FIRST) == 9
    assert progress.first_unfinished(SECOND) is None
    progress.finish(tickets[2])
    assert progress.first_unfinished(FIRST) is None


def test_the_oldest_article_is_the_one_taken_first_on_any_partition() -> None:
    progress, acknowledged = Progress(), list[int]()
    assert progress.oldest() is None
    take(progress, FIRST, 5, acknowledged, at=2.0)
    oldest = take(progress, SECOND, 7, acknowledged, at=1.0)
    assert progress.oldest() is oldest


def test_a_partition_is_as_far_behind_as_its_first_unfinished_article_then_as_the_last_one_taken() -> None:
    progress = Progress()
    assert progress.behind_since(FIRST) is None
    tickets = [progress.take(FIRST, offset, lambda: None, 0.0, written_at) for offset, written_at in ((5, 100.0), (6, 200.0))]
    assert progress.behind_since(FIRST) == 100.0
    progress.finish(tickets[0])
    assert progress.behind_since(FIRST) == 200.0
    progress.finish(tickets[1])
    assert progress.behind_since(FIRST) == 200.0
    progress.forget()
    assert progress.behind_since(FIRST) is None

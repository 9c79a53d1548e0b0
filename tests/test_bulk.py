"""Putting the search for dead cycles off while millions of objects are made."""

import gc

import pytest

from lyuliang_desk.bulk import bulk_work


def test_the_search_for_cycles_is_put_off_within_the_work_and_goes_on_after_it() -> None:
    with bulk_work():
        assert not gc.isenabled()
        with bulk_work():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_work_that_failed() -> None:
    with pytest.raises(ZeroDivisionError), bulk_work():
        _ = 1 // 0
    assert gc.isenabled()


def test_nothing_is_kept_for_ever() -> None:
    with bulk_work():
        pass
    assert gc.get_freeze_count() == 0

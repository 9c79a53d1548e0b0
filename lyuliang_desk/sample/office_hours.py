"""The time in which the sample is made: a week of March 2026."""

from datetime import datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))
FIRST_MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=BEIJING)


class OfficeHours:
    """The clock by which the sample is made: a little later at each look, a day later when told."""

    def __init__(self, moment: datetime = FIRST_MORNING) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        self.moment += timedelta(milliseconds=10)
        return self.moment

    def next_day(self) -> None:
        self.moment += timedelta(days=1, minutes=17)

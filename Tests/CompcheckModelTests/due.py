"""Says when a time of a day comes, by Python's zoneinfo: reads `ZONE HH:MM YYYY-MM-DD SECONDS`, prints what differs."""
import datetime
import sys
import zoneinfo

UTC = datetime.timezone.utc


def first(zone, wanted):
    """The first second at which the clocks of a zone have come to a time: in a gap, its end."""
    with_zone = wanted.replace(tzinfo=zone, fold=0)
    instant = with_zone.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wanted:
        return int(instant.timestamp())
    # fold=0 reads a time in a gap by the clocks of before: the gap ended that much earlier.
    late = with_zone.replace(fold=1).astimezone(UTC)
    low, high = int(late.timestamp()), int(instant.timestamp())
    while high - low > 1:
        middle = (low + high) // 2
        shown = datetime.datetime.fromtimestamp(middle, zone).replace(tzinfo=None)
        low, high = (middle, high) if shown < wanted else (low, middle)
    return high


count = 0
for line in sys.stdin:
    name, time, day, seconds = line.split()
    zone = zoneinfo.ZoneInfo(name)
    wanted = datetime.datetime.fromisoformat(f"{day}T{time}")
    if first(zone, wanted) != int(seconds):
        print(f"{name} {day} {time}: {first(zone, wanted)} here, {seconds} there")
    count += 1
print(count)

# Prints the events of a calendar file as a public parser reads them: identifier, start, end, hours
# before which it reminds, title.
import datetime
import sys
import zoneinfo

import icalendar

calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
if calendar.errors:
    sys.exit(str(calendar.errors))
# The file's own rules of the time zone and the world's list of them must agree at each hour but
# the one that is there twice.
london = zoneinfo.ZoneInfo("Europe/London")
(zone,) = calendar.walk("VTIMEZONE")
assert zone["TZID"] == london.key
rules = zone.to_tz(lookup_tzid=False)
for hour in range(24 * 366 * 6):
    moment = datetime.datetime(2024, 1, 1) + datetime.timedelta(hours=hour)
    known = moment.replace(tzinfo=london)
    if known.utcoffset() == known.replace(fold=1).utcoffset():
        own = moment.replace(tzinfo=rules)
        assert own.utcoffset() == known.utcoffset() and own.tzname() == known.tzname(), moment
for event in calendar.walk("VEVENT"):
    if event.errors:
        sys.exit(str(event.errors))
    start, end = event.decoded("DTSTART"), event.decoded("DTEND")
    if isinstance(start, datetime.datetime):
        assert event["DTSTART"].params["TZID"] == event["DTEND"].params["TZID"] == london.key
        start, end = (moment.strftime("%Y-%m-%d %H:%M") for moment in (start, end))
    (alarm,) = event.walk("VALARM")
    hours = -int(alarm["TRIGGER"].dt.total_seconds() // 3600)
    print(f"{event['UID']}|{start}|{end}|{hours}|{event['SUMMARY']}")

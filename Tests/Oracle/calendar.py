# Prints the events of a calendar file as a public parser reads them: identifier, start, end, hours
# before which it reminds, title.
import datetime
import sys
import zoneinfo

import icalendar

calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
if calendar.errors:
    sys.exit(str(calendar.errors))
london = zoneinfo.ZoneInfo("Europe/London")
for event in calendar.walk("VEVENT"):
    if event.errors:
        sys.exit(str(event.errors))
    start, end = event.decoded("DTSTART"), event.decoded("DTEND")
    if isinstance(start, datetime.datetime):
        # The file's own time zone and the world's list of them must agree.
        for moment in (start, end):
            local = moment.replace(tzinfo=london)
            assert moment.utcoffset() == local.utcoffset(), moment
        start, end = (moment.strftime("%Y-%m-%d %H:%M") for moment in (start, end))
    (alarm,) = event.walk("VALARM")
    hours = -int(alarm["TRIGGER"].dt.total_seconds() // 3600)
    print(f"{event['UID']}|{start}|{end}|{hours}|{event['SUMMARY']}")

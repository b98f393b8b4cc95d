### Why a date is what it is (6.4).

calendar-due = Received { $received } + { $days } days = { $due }. Send it no later than { $post-by }.
calendar-due-on-free-day = Received { $received } + { $days } days = { $due } ({ $free-day }; the procedure knows no extension). Send it no later than { $post-by }.
calendar-due-rolled = Received { $received } + { $days } days = { $day-28 } ({ $free-day }; by the procedure the term moves to { $due }). Send it no later than { $post-by }.
calendar-holidays-between = Holidays in this period: { $holidays }.
calendar-holiday-on = { $holiday } ({ $date })
calendar-outdated = The days off set by decree are known up to and including { $year }. Update the calendar, or a day too many may count as a working day.

calendar-working-day = working day
calendar-weekend = weekend
calendar-new-years-day = New Year’s Day
calendar-good-friday = Good Friday
calendar-easter-sunday = Easter Sunday
calendar-easter-monday = Easter Monday
calendar-kings-day = King’s Day
calendar-liberation-day = Liberation Day
calendar-ascension-day = Ascension Day
calendar-whit-sunday = Whit Sunday
calendar-whit-monday = Whit Monday
calendar-christmas-day = Christmas Day
calendar-boxing-day = Boxing Day
calendar-decreed = day off set by decree

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

## Why a task is due on its day.

calendar-task-working-days = { $from } + { $days ->
    [one] 1 working day
   *[other] { $days } working days
  } = { $due } (working agreement).
calendar-task-days = { $from } + { $days } days = { $due } (working agreement).
calendar-task-days-before = { $from } + { $days } days = { $day } ({ $free-day }). The last working day before it is { $due } (working agreement).
calendar-task-procedure = { $from } + { $days } days = { $due } (article 6.4). Post it by { $post-by }.

## The list of free days, in the administration.

admin-part-free-days = Free days
admin-part-free-days-about = Days that a decree equates with a holiday.
free-days-lead = Weerklank knows the recognised holidays itself. Here are the days that a decree equates with them: each on a line of its own. After "source" comes who says so, after "known-until" the last year that is known.
free-days-line = Line { $line } can't be read: "{ $text }". Write a day like this: 2029-12-27. Nothing was saved.
free-days-no-year = Put on a line of its own until which year the days are known. For example: known-until 2030
free-days-no-source = Put on a line of its own who names these days. For example: source Decree of 1 June 2029
free-days-too-long = The list is too long. Nothing was saved.
admin_field-free_days = The list
admin_field-free_days-hint = A line that begins with # is an explanation.

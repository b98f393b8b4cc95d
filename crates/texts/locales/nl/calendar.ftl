### Waarom een datum is wat hij is (6.4).

calendar-due = Ontvangen { $received } + { $days } dagen = { $due }. Verstuur uiterlijk { $post-by }.
calendar-due-on-free-day = Ontvangen { $received } + { $days } dagen = { $due } ({ $free-day }; de regeling kent geen verlenging). Verstuur uiterlijk { $post-by }.
calendar-due-rolled = Ontvangen { $received } + { $days } dagen = { $day-28 } ({ $free-day }; volgens de regeling schuift de termijn door naar { $due }). Verstuur uiterlijk { $post-by }.
calendar-holidays-between = Feestdagen in deze periode: { $holidays }.
calendar-holiday-on = { $holiday } ({ $date })
calendar-outdated = De aangewezen vrije dagen zijn bekend tot en met { $year }. Werk de kalender bij, anders kan een dag te veel als werkdag tellen.

calendar-working-day = werkdag
calendar-weekend = weekend
calendar-new-years-day = Nieuwjaarsdag
calendar-good-friday = Goede Vrijdag
calendar-easter-sunday = Eerste Paasdag
calendar-easter-monday = Tweede Paasdag
calendar-kings-day = Koningsdag
calendar-liberation-day = Bevrijdingsdag
calendar-ascension-day = Hemelvaartsdag
calendar-whit-sunday = Eerste Pinksterdag
calendar-whit-monday = Tweede Pinksterdag
calendar-christmas-day = Eerste Kerstdag
calendar-boxing-day = Tweede Kerstdag
calendar-decreed = aangewezen vrije dag

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

## Waarom een taak op zijn dag af moet zijn.

calendar-task-working-days = { $from } + { $days ->
    [one] 1 werkdag
   *[other] { $days } werkdagen
  } = { $due } (werkafspraak).
calendar-task-days = { $from } + { $days } dagen = { $due } (werkafspraak).
calendar-task-days-before = { $from } + { $days } dagen = { $day } ({ $free-day }). De laatste werkdag ervoor is { $due } (werkafspraak).
calendar-task-procedure = { $from } + { $days } dagen = { $due } (artikel 6.4). Verstuur uiterlijk { $post-by }.

## De lijst van vrije dagen, in het beheer.

admin-part-free-days = Vrije dagen
admin-part-free-days-about = Dagen die bij besluit als feestdag gelden.
free-days-lead = De erkende feestdagen kent Weerklank zelf. Hier staan de dagen die een besluit daarmee gelijkstelt: elke dag op een eigen regel. Op “bron” volgt wie het zegt, op “bekend-tot” het laatste jaar dat bekend is.
free-days-line = Regel { $line } is niet te lezen: “{ $text }”. Schrijf een dag zo: 2029-12-27. Er is niets opgeslagen.
free-days-no-year = Zet op een eigen regel tot en met welk jaar de dagen bekend zijn. Bijvoorbeeld: bekend-tot 2030
free-days-no-source = Zet op een eigen regel wie deze dagen aanwijst. Bijvoorbeeld: bron Besluit van 1 juni 2029
free-days-too-long = De lijst is te lang. Er is niets opgeslagen.
admin_field-free_days = De lijst
admin_field-free_days-hint = Een regel die met # begint, is een toelichting.

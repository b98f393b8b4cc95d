worklist-title = Werkvoorraad
dossiers-title = Alle dossiers
worklist-no-mail = Er is nog geen mailserver ingesteld. Berichten blijven wachten en gaan niet verloren. Vraag de beheerder om de instellingen voor mail in te vullen.
worklist-figures = Kerncijfers
worklist-awaiting = Wachten op een beslissing
worklist-awaiting-detail = nog niet schriftelijk afgehandeld
worklist-overdue = Over de termijn
worklist-overdue-detail = vier weken zijn voorbij (art. 6.4)
worklist-this-week = Deze week beslissen
worklist-this-week-detail = termijn binnen zeven dagen
worklist-winding = Nog afronden
worklist-winding-detail = formulier en sluiten (art. 6.2, 5.4)
worklist-part-wl = Wachten op een beslissing
worklist-part-wu = Afgehandeld, nog af te ronden
worklist-part-al = Dossiers
worklist-empty-wl = Geen klachten die op een beslissing wachten.
worklist-empty-wu = Niets om af te ronden.
worklist-empty-al = Geen dossiers gevonden.
worklist-dossier = Dossier
worklist-complainant = Klager
worklist-nature = Aard
worklist-partner = Partner
worklist-stage = Fase
worklist-turn = Aan zet
worklist-deadline = Termijn
worklist-no-partner = Nog niet bekend
worklist-unclassified = Nog niet ingedeeld
worklist-all = Alle
worklist-filter = Filter
worklist-page = Pagina { $number }, { $shown } dossiers
worklist-pages = Bladeren
worklist-previous = Vorige
worklist-next = Volgende

deadline-late =
    { $days ->
        [one] 1 dag te laat
       *[other] { $days } dagen te laat
    }
deadline-today = vandaag
deadline-left =
    { $days ->
        [one] nog 1 dag
       *[other] nog { $days } dagen
    }
deadline-met = op tijd afgehandeld
deadline-missed = te laat afgehandeld
deadline-none = zonder beslissing
deadline-promised = { $due }, toegezegd: { $until }
deadline-postponed = Uitgesteld tot { $until }. De reden: { $reason }
worklist-not-sent = Antwoord nog niet verzonden

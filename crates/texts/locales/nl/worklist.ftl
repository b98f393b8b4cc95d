worklist-title = Werkvoorraad
dossiers-title = Alle dossiers
worklist-no-mail = Er is nog geen mailserver ingesteld. Berichten blijven wachten en gaan niet verloren. Vraag de beheerder om de instellingen voor mail in te vullen.
worklist-held-back = Vandaag { $forms ->
    [one] is 1 klachtformulier
   *[other] zijn { $forms } klachtformulieren
} tegengehouden: van één plek kwamen er te veel kort na elkaar. Wie klaagt, kan het na een korte tijd opnieuw versturen.
worklist-quarantine = Een bestand staat apart, omdat er een virus in is gevonden. Dossiers: { $dossiers }.
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

### Wat er vandaag moet gebeuren.
today-title = Vandaag
today-none = U hoeft deze week niets te doen.
today-away = Wie er niet is
today-away-until = { $name } is er niet van { $from } tot en met { $until }.
today-away-from = { $name } is er niet vanaf { $from }.
today-away-stand-in = { $name } neemt waar.
today-away-nobody = Niemand neemt waar.
today-late = Te laat
today-now = Vandaag
today-soon = Deze week
today-officers = Dit doet de klachtenfunctionaris deze week
today-complainants = Hierop wacht u bij de klager
today-ahead = Let op: de laatste dag valt op vrije dagen
today-why = Waarom deze datum?
today-others = Dit doen partners deze week
today-article = artikel { $article }
task-assign = Wijs aan wie de klacht behandelt
task-confirm = Zeg of de mail een klacht is
task-register = Registreer de klacht
task-notify = Informeer de partner
task-acknowledge = Bevestig de ontvangst
task-authorisation = Vraag om een machtiging
task-consult = Overleg met de klachtenfunctionaris
task-advise = Geef de partner advies
task-progress = Meld de voortgang
task-view = Geef de zienswijze van de partner
task-hear = Hoor de klager
task-hand_over = Neem de klacht over van de partner
task-draft = Schrijf de beslissing
task-post = Verstuur de beslissing
task-posting = Breng de brief naar de post
task-resend = Verstuur de brief opnieuw
task-overdue = Laat de klager weten wanneer het antwoord komt
task-scope = Beoordeel of dit een klacht is
task-solved = Bevestig dat de klacht is opgelost
task-postponement = Beslis over het uitstel
task-keep = Kom de toezegging na
task-close = Sluit het dossier
task-read_back = De klager leest de tekst na
task-reaction = De klager zegt wat hij van de oplossing vindt
task-authorised = De machtiging komt binnen
task-merge = Beoordeel of dit dezelfde klacht is
task-external_term = Haal de termijn van de externe instantie
task-insurer = Meld de claim bij de verzekeraar
task-payment = Beslis over de betaling
task-relation = Vraag na of de relatie behouden is
task-arrangement = Beslis over de contactafspraak
task-arrangement_end = Beëindig of vernieuw de contactafspraak

### Het klachtenregistratieformulier op papier, in de zes delen waarin het wordt ingevuld.

sheet-title = Klachtenregistratieformulier
sheet-lead-complete = Compleet ingevuld volgens artikel 6.2. Vertrouwelijk: alleen voor wie de klacht behandelt.
sheet-lead-incomplete = Nog niet compleet: hieronder staat wat ontbreekt. Vertrouwelijk: alleen voor wie de klacht behandelt.
sheet-footer = Vertrouwelijk · kenmerk { $reference }
sheet-missing = Wat nog ontbreekt
sheet-not-filled = Niet ingevuld
sheet-erased = Gewist
sheet-yes = Ja
sheet-no = Nee
sheet-on-by = { $on }, { $by }

sheet-part-a = A. Ontvangst
sheet-part-b = B. Partijen en zaak
sheet-part-c = C. Informeren en indelen
sheet-part-d = D. Behandeling
sheet-part-e = E. Beslissing
sheet-part-f = F. Afronding en leren

## A.

sheet-reference = Kenmerk
sheet-received-on = Ontvangen op
sheet-recorded = Vastgelegd
sheet-door = Ontvangen door
sheet-channel = Kanaal
sheet-manner-first = Wijze van indiening bij ontvangst
sheet-expression = Klacht in eigen woorden
sheet-complainant = Klager
sheet-registered = Geregistreerd
sheet-late-reason = Reden van late registratie
sheet-solved-on-the-spot = Ter plekke opgelost

## B.

sheet-complainant-kind = Soort klager
sheet-company = Bedrijf
sheet-chamber-number = KvK-nummer
sheet-email = E-mail
sheet-phone = Telefoon
sheet-address = Postadres
sheet-language = Taal
sheet-confidentiality = Vertrouwelijkheid
sheet-subject = Over wie de klacht gaat
sheet-service = Dienst of opdracht
sheet-happened = Wanneer het gebeurde
sheet-discussed-before = Al eerder besproken
sheet-wish = Wat de klager wil bereiken
sheet-claims-money = Vraagt een vergoeding of geld terug
sheet-urgent-on = Termijn die dreigt
sheet-support = Wat de klager nodig heeft om mee te doen
sheet-severity = Ernst

## C.

sheet-officer = Klachtenfunctionaris
sheet-partner-notified = Partner geïnformeerd
sheet-acknowledged = Ontvangst bevestigd
sheet-informed = Klager op de regeling gewezen
sheet-told-where = Verteld waar de regeling te lezen is
sheet-procedure-version = Versie van de regeling
sheet-manner = Wijze van indiening
sheet-nature = Aard van de klacht
sheet-subcategory = Subcategorie
sheet-further = Ook van toepassing
sheet-classification-explanation = Toelichting op de indeling
sheet-earlier-classifications = Eerdere indelingen

## D.

sheet-consultation = Raadpleging van de klachtenfunctionaris
sheet-advice = Advies van de klachtenfunctionaris
sheet-view-complainant = Zienswijze van de klager
sheet-view-partner = Zienswijze van de partner
sheet-hearing-complainant = Klager gehoord op
sheet-hearing-partner = Partner gehoord op
sheet-not-heard-complainant = Klager niet gehoord
sheet-not-heard-partner = Partner niet gehoord
sheet-shared-complainant = Zienswijze van de klager voorgelegd aan de partner
sheet-shared-partner = Zienswijze van de partner voorgelegd aan de klager
sheet-proposal = Voorgestelde oplossing
sheet-proposal-reaction = Reactie op de oplossing
sheet-deviations = Afwijkingen van de regeling
sheet-deviation-article = Artikel
sheet-deviation-what = Wat
sheet-deviation-reason = Reden
sheet-communications = Contacten
sheet-communication-on = Dag
sheet-communication-kind = Soort
sheet-communication-with = Met

## E.

sheet-point = Klachtpunt
sheet-point-finding = Bevinding
sheet-point-judgment = Oordeel
sheet-point-reason = Reden
sheet-remedies = Herstel
sheet-amount = Bedrag, inclusief btw
sheet-remedies-explanation = Toelichting op het herstel
sheet-commitments = Toezeggingen
sheet-commitment-what = Wat
sheet-commitment-who = Wie
sheet-commitment-due = Uiterlijk op
sheet-commitment-kept = Nagekomen
sheet-scope = Buiten de regeling
sheet-letter = Brief
sheet-approved = Goedgekeurd
sheet-sent-on = Verzonden op
sheet-sent-way = Wijze van verzending
sheet-partner-told = Partner over de uitkomst geïnformeerd
sheet-due-on = Uiterste dag
sheet-within-four-weeks = Binnen vier weken
sheet-score-met = Ja, in { $days } dagen
sheet-score-missed = Nee, in { $days } dagen
sheet-round = Ronde { $number }

## F.

sheet-reaction = Reactie van de klager
sheet-root-cause = Oorzaak
sheet-cause-explanation = Toelichting op de oorzaak
sheet-recurrence = Herhaling
sheet-others-affected = Speelt dit ook bij anderen
sheet-lesson = Leerpunt
sheet-no-lesson = Geen leerpunt, omdat
sheet-closed = Gesloten
sheet-representative = Vertegenwoordiger
sheet-capacity = Hoedanigheid
sheet-representative-contact = Vertegenwoordiger bereikbaar via
sheet-authorisation = Machtiging
sheet-authorisation-scope = Wat de vertegenwoordiger mag
sheet-authorisation-until = Machtiging geldig tot en met
sheet-correspondence-to = Post van de klager gaat naar

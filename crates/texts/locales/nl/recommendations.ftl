# Aanbevelingen en maatregelen (7.4)
recommendations-title = Aanbevelingen
recommendations-lead = Wat beter moet, wie dat doet en of het hielp. Geen aanbeveling verdwijnt: elke wijziging blijft staan.
recommendations-all = Alle aanbevelingen
recommendations-none = Er zijn nog geen aanbevelingen.
recommendations-new = Aanbeveling doen
recommendations-of-dossiers = Uit de dossiers
recommendations-nobody = nog niemand
recommendations-not-yours = niet voor u
recommendations-words-erased = De tekst is gewist.

recommendation_head-measure = Maatregel
recommendation_head-owner = Eigenaar
recommendation_head-due = Uiterlijk
recommendation_head-effect = Effect
recommendation_head-state = Stand
recommendation_head-promise = Toezegging of leerpunt
recommendation_head-who = Wie
recommendation_head-dossier = Dossier
recommendation_head-month = Maand
recommendation_head-before = Nulmeting
recommendation_head-after = Sindsdien

dossier_measure-commitment = Een toezegging aan een klager
dossier_measure-lesson = Een leerpunt

recommendation_purpose-prevent_complaints = Nieuwe klachten voorkomen
recommendation_purpose-improve_procedures = De werkwijze verbeteren
recommendation_outcome-adopted = Overgenomen
recommendation_outcome-partly = Deels overgenomen
recommendation_outcome-not_adopted = Niet overgenomen
recommendation_state-proposed = Wacht op een besluit
recommendation_state-adopted = In uitvoering
recommendation_state-not_adopted = Niet overgenomen
recommendation_state-done = Uitgevoerd
recommendation_state-closed = Afgesloten
recommendation_verdict-none = nog niet te zeggen
recommendation_verdict-evidence = blijkt uit bewijs
recommendation_verdict-too_early = te vroeg
recommendation_verdict-shown = aangetoond
recommendation_verdict-contrary = tegendeel aangetoond
recommendation_verdict-not_shown = niet aangetoond
recommendation_step-change = De aanbeveling wijzigen
recommendation_step-decide = Een besluit nemen
recommendation_step-note = Melden hoe ver het is
recommendation_step-finish = Melden dat het is uitgevoerd
recommendation_step-close = De aanbeveling afsluiten
recommendation_event-proposed = Voorgesteld
recommendation_event-changed = Gewijzigd
recommendation_event-decided = Besluit van de directie
recommendation_event-noted = Voortgang
recommendation_event-finished = Uitgevoerd
recommendation_event-closed = Afgesloten
recommendation_fact-measure = Maatregel
recommendation_fact-finding = Bevinding
recommendation_fact-rests_on = Rust op
recommendation_fact-purpose = Doel
recommendation_fact-owner = Eigenaar
recommendation_fact-due_on = Uiterlijk
recommendation_fact-how = Hoe het effect blijkt
recommendation_fact-counted = Wat moet dalen
recommendation_fact-baseline = Nulmeting
recommendation_fact-observe = Kortste waarneming

recommendation-title = Aanbeveling uit het verslag over { $year }
recommendation-facts = De aanbeveling
recommendation-effect = Het effect
recommendation-steps = Wat u kunt doen
recommendation-history = Wat er is gebeurd
recommendation-per-month = Per maand
recommendation-nothing = niets
recommendation-new-lead = Vertel wat u vond, wat er moet gebeuren en waaraan te zien is of het helpt. De directie besluit erover.
recommendation-words-stay = De directie heeft over de bevinding en de maatregel besloten. Die woorden blijven daarom staan. Wilt u iets anders, doe dan een nieuwe aanbeveling.
recommendation-part-finding = De bevinding
recommendation-part-measure = De maatregel
recommendation-part-count = Het aantal dat moet dalen
recommendation-count-about = Kies welke klachten tellen. Kiest u niets, dan tellen alle klachten. Geteld wordt per dag van ontvangst.
recommendation-left-out-about = Was er een piek die tot deze aanbeveling leidde? Laat die weg. Met de piek erbij lijkt elke maatregel te helpen.
recommendation-period = { $from } tot en met { $until }
recommendation-baseline = { $count ->
    [one] 1 klacht, { $days }.
   *[other] { $count } klachten, { $days }.
  }
recommendation-left-out = Zonder { $days }.
recommendation-months = { $months ->
    [one] 1 maand
   *[other] { $months } maanden
  }
recommendation-all = Alle klachten
recommendation-not-counted = Geen aantal klachten
recommendation-former-firm = Een kantoor dat niet meer meedoet
recommendation-before = { $count ->
    [one] Nulmeting: 1 klacht in { $days } dagen.
   *[other] Nulmeting: { $count } klachten in { $days } dagen.
  }
recommendation-after = { $count ->
    [one] Sindsdien: 1 klacht in { $days } dagen.
   *[other] Sindsdien: { $count } klachten in { $days } dagen.
  }
recommendation-too-early = Over het effect is nog niets te zeggen. Dat kan vanaf { $day }.
recommendation-shown = Het effect is aangetoond. Er komen minder klachten, en toeval verklaart dat niet.
recommendation-contrary = Het tegendeel is aangetoond. Er komen meer klachten, en toeval verklaart dat niet.
recommendation-not-shown = { $months ->
    [one] Niet aangetoond: wat er is geteld, past bij toeval. Halveert het aantal vanaf nu, dan is dat na nog 1 maand te zien.
   *[other] Niet aangetoond: wat er is geteld, past bij toeval. Halveert het aantal vanaf nu, dan is dat na nog { $months } maanden te zien.
  }
recommendation-not-shown-ever = Niet aangetoond: wat er is geteld, past bij toeval. Met deze aantallen is een halvering ook in tien jaar niet te zien.
recommendation-ratio = Verhouding { $ratio }; 95%-interval van { $low } tot { $high }.
recommendation-no-ratio = Een verhouding is er niet, want in de nulmeting kwam geen klacht.
recommendation-by-evidence = Hier telt geen aantal klachten. Het effect blijkt uit wat de eigenaar vastlegt.
recommendation-works-from = Het werkt vanaf { $day }.
recommendation-not-done = De maatregel is nog niet uitgevoerd.
recommendation-no-owner = Kies iemand die nu een account heeft. Ontbreekt de eigenaar, vraag dan een beheerder om een account.
recommendation-period-wrong = Kies een einddatum die niet voor de begindatum ligt.
recommendation-year-wrong = Vul een jaar van vier cijfers in, zoals 2026.

recommendation_refused-not_yours = Deze stap is voor een ander. De functionaris stelt voor, de directie besluit en de eigenaar voert uit.
recommendation_refused-closed = Deze aanbeveling is afgesloten. Doe een nieuwe aanbeveling als er meer moet gebeuren.
recommendation_refused-undecided = De directie heeft nog niet besloten. Daarna kan deze stap.
recommendation_refused-not_adopted = De directie nam deze aanbeveling niet over. De directie kan dat besluit wijzigen.
recommendation_refused-decided_upon = Over deze woorden heeft de directie besloten. Doe een nieuwe aanbeveling als u iets anders wilt.
recommendation_refused-already_done = De maatregel is al uitgevoerd. De directie kan haar nog overnemen, of met een reden afsluiten.
recommendation_refused-still_wanted = De directie nam dit over en het is nog niet uitgevoerd. De eigenaar meldt eerst dat het klaar is, of de directie sluit het af.
recommendation_refused-in_the_future = Deze dag moet nog komen. Vul de dag in waarop het gebeurde.
recommendation_refused-due_before_today = Deze dag is al voorbij. Kies vandaag of een latere dag.
recommendation_refused-nothing_counted = Zonder aantal is niet te zien of er klachten zijn voorkomen. Zet het vinkje en kies wat telt.
recommendation_refused-baseline_not_over = De nulmeting loopt nog. Kies een laatste dag die voorbij is.
recommendation_refused-left_out_wrong = Wat u weglaat, moet binnen de nulmeting liggen en er moet iets overblijven. Kies andere dagen.
recommendation_refused-observation_wrong = De waarneming duurt 1 tot en met 60 maanden. Vul een heel getal in.
recommendation_refused-effective_in_baseline = De maatregel werkt dan al tijdens de nulmeting. Kies dagen die elkaar niet raken.

admin_field-recommendation_year = Jaar van het verslag
admin_field-recommendation_purpose = Doel
admin_field-recommendation_finding = Bevinding
admin_field-recommendation_finding-hint = Wat u vond, in een paar zinnen. Noem geen namen van klagers.
admin_field-recommendation_figure = Cijfer waarop dit rust
admin_field-recommendation_period_from = Eerste dag van de cijfers
admin_field-recommendation_period_until = Laatste dag van de cijfers
admin_field-recommendation_measure = Voorgestelde maatregel
admin_field-recommendation_owner = Eigenaar
admin_field-recommendation_due_on = Uiterlijk klaar op
admin_field-recommendation_how = Hoe het effect zal blijken
admin_field-recommendation_counts = Er is een aantal klachten dat moet dalen
admin_field-recommendation_manner = Wijze van indienen
admin_field-recommendation_nature = Aard
admin_field-recommendation_channel = Kanaal
admin_field-recommendation_subject = Over wie
admin_field-recommendation_firm = Kantoor
admin_field-recommendation_root_cause = Oorzaak
admin_field-recommendation_baseline_from = Eerste dag van de nulmeting
admin_field-recommendation_baseline_until = Laatste dag van de nulmeting
admin_field-recommendation_left_out_from = Eerste dag van de piek
admin_field-recommendation_left_out_until = Laatste dag van de piek
admin_field-recommendation_observe_months = Kortste waarneming, in maanden
admin_field-recommendation_observe_months-hint = Eerder wordt over het effect niets gezegd.
admin_field-recommendation_reason = Reden
admin_field-recommendation_outcome = Besluit
admin_field-recommendation_on = Datum
admin_field-recommendation_note = Wat er is gedaan
admin_field-recommendation_effective_on = Werkt vanaf
admin_field-recommendation_effective_on-hint = Vanaf deze dag wordt geteld.
admin_field-recommendation_evidence = Bewijs
admin_field-recommendation_evidence-hint = Waaruit blijkt dat het is gedaan, en waar dat staat.

today-recommendations = Aanbevelingen
today-recommendation-decision = Wacht op uw besluit
today-recommendation-measure = Moet worden uitgevoerd
today-recommendation-judging = Het effect is te beoordelen

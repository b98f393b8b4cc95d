### Wat er boven een vak van een formulier staat, en de hulp eronder.

## Melding en partijen.

field-expression = Wat heeft de klager gezegd of geschreven?
field-expression-hint = Zo veel mogelijk in zijn eigen woorden.
field-name = Naam van de klager
field-about = Over wie gaat de klacht?
field-about-hint = Weet u het nog niet? Kies dan ‘Nog onbekend’.
field-named = Welke naam is genoemd?
field-named-hint = Alleen als nog niet vaststaat over wie het gaat. Wie zo heet, ziet het dossier niet totdat een andere klachtenfunctionaris heeft beslist.
field-received_on = Ontvangen op
field-received_on-hint = De dag waarop de klacht voor het eerst bij de partner of de organisatie was.
field-channel = Hoe kwam de klacht binnen?
field-door = Wie ontving de klacht?
field-told_of_procedure = De klager weet dat er een klachtenregeling is en waar hij die kan lezen
field-receipt_reason = Waarom klopt de eerdere datum niet?
field-receipt_proof = Waaruit blijkt de juiste datum?
field-receipt_proof-hint = Bijvoorbeeld een poststempel of het tijdstip van een e-mail.
field-late_reason = Waarom is de klacht niet meteen geregistreerd?
field-late_reason-hint = De werkafspraak is: registreren binnen twee werkdagen na ontvangst.
field-complainant_kind = Wat voor relatie is de klager?
field-company = Bedrijf
field-chamber_number = KvK-nummer
field-chamber_number-hint = Acht cijfers.
field-email = E-mailadres
field-phone = Telefoonnummer
field-address = Postadres
field-address-hint = Straat, postcode en plaats, elk op een eigen regel.
field-language = In welke taal schrijven wij de klager?
field-confidentiality = Mag de partner weten wie klaagt?
field-confidentiality-hint = De klachtenfunctionaris informeert de partner over de klacht (art. 4.2). Wil de klager dat niet, dan wacht dat tot het met hem is besproken.
field-unlink_relation = De klager hoort niet bij de gekoppelde relatie: verwijder de koppeling

## Intake en informeren.

field-wish = Wat wil de klager bereiken?
field-wish-hint = Bijvoorbeeld uitleg, excuses, herstel of een vergoeding. ‘Weet ik niet’ mag ook.
field-happened = Wanneer is het gebeurd?
field-happened-hint = Een dag, een periode of ‘doorlopend’.
field-service = Over welke dienst of opdracht gaat het?
field-discussed_before = Is het al met iemand besproken?
field-discussed_before-hint = Met wie, wanneer en met welk resultaat.
field-claims_money = De klager vraagt geld terug of een vergoeding
field-urgent_on = Dreigt er een termijn? Op welke dag?
field-urgent_on-hint = Bijvoorbeeld van de Belastingdienst, een bank of de rechter.
field-support_needed = Wat heeft de klager nodig om mee te doen?
field-support_needed-hint = Bijvoorbeeld uitleg per telefoon, een groot lettertype of een begeleider. Vraag niet naar een diagnose.
field-severity = Hoe ernstig lijkt het op het eerste gezicht?
field-partner_told_on = Op welke dag is de partner geïnformeerd?
field-partner_told_way = Hoe is de partner geïnformeerd?
field-partner_told_way-hint = Bij ‘E-mail’ verstuurt Weerklank het bericht meteen. Anders doet u het zelf en legt u het hier vast.
field-confirmed_on = Op welke dag is de ontvangst bevestigd?
field-confirmed_way = Hoe is de ontvangst bevestigd?
field-confirmed_way-hint = Bij ‘E-mail’ verstuurt Weerklank de bevestiging meteen, als er een e-mailadres bekend is. Anders doet u het zelf en legt u het hier vast.
field-informed_on = Op welke dag is de klager op de regeling gewezen?
field-informed_way = Hoe is dat gebeurd?
field-told_where_to_read = Er is verteld waar de klager de regeling kan lezen

## Indelen.

field-manner = Hoe is de klacht ingediend?
field-nature = Waar gaat de klacht vooral over?
field-subcategory = Subcategorie
field-further = Waar gaat de klacht ook over?
field-explanation = Toelichting

## Aan zet zijn.

field-take_up_reason = Waarom behandelt de klachtenfunctionaris de klacht meteen?
field-hand_over_reason = Waarom gaat de klacht over naar de klachtenfunctionaris?
field-take_over_reason = Waarom neemt u het dossier over?
field-officer_in_charge = Wie behandelt de klacht voortaan?
field-charge_reason = Waarom wijst u deze functionaris aan?

## Raadplegen en oplossen.

field-consulted_on = Op welke dag is er geraadpleegd?
field-consulted_way = Hoe is er geraadpleegd?
field-question = Wat wilt u met de klachtenfunctionaris bespreken?
field-advice = Uw advies
field-proposed_on = Op welke dag is de oplossing voorgesteld?
field-proposal = Welke oplossing is voorgesteld?
field-reaction = Wat is de reactie van de klager?
field-progress = Hoe staat het ervoor?

## Beide kanten horen.

field-side = Welke kant?
field-view_on = Op welke dag is de zienswijze gegeven?
field-view = De zienswijze
field-heard_on = Op welke dag was het gesprek?
field-heard_way = Hoe is het gesprek gevoerd?
field-present = Wie waren erbij?
field-hearing_report = Verslag
field-not_heard_reason = Waarom is deze kant niet gehoord?
field-shared_on = Op welke dag is de zienswijze voorgelegd aan de andere kant?
field-not_shared_reason = Waarom wordt deze zienswijze niet voorgelegd?

## Klachtpunten, herstel en toezeggingen.

field-point = Welk klachtpunt?
field-point_summary = Klachtpunt
field-point_summary-hint = Eén verwijt, in één of twee zinnen.
field-removal_reason = Waarom vervalt dit klachtpunt?
field-finding = Bevinding
field-finding-hint = Wat is er gebeurd, en waaruit blijkt dat?
field-judgment = Oordeel
field-judgment_reason = Reden van het oordeel
field-remedies = Wat is er gedaan om het goed te maken?
field-amount = Bedrag in euro, inclusief btw
field-amount-hint = Bijvoorbeeld 1.250,00.
field-promised = Wat is er toegezegd?
field-promised_by = Wie doet het?
field-promised_for = Op welke dag is het klaar?
field-commitment = Welke toezegging?
field-kept_on = Op welke dag is de toezegging nagekomen?
field-kept_proof = Waaruit blijkt dat?

## Beslissing en uitkomst.

field-body = Tekst van de brief
field-way = Hoe gaat de brief weg?
field-return_reason = Waarom gaat de klacht terug naar de behandeling?
field-posted_on = Op welke dag is de brief gepost?
field-solved_how = Hoe is de klacht opgelost?
field-withdrawn_on = Op welke dag trok de klager de klacht in?
field-scope_ground = Waarom valt dit buiten de regeling?
field-scope_reason = Leg uit waarom
field-scope_reason-hint = De klager leest deze reden in de brief.
field-rejection_reason = Waarom is het wel een klacht?
field-reopen_ground = Op welke grond gaat het dossier weer open?
field-reopen_reason = Leg uit waarom

## Formulier en tijdlijn.

field-reaction_on = Op welke dag reageerde de klager?
field-root_cause = Wat was de oorzaak?
field-cause_explanation = Toelichting op de oorzaak
field-recurrence = Komt dit vaker voor?
field-others_affected = Speelt dit ook bij anderen?
field-lesson = Wat leren wij hiervan?
field-lesson-hint = Is er geen leerpunt? Schrijf hier dan waarom niet.
field-no_lesson = Er is geen leerpunt
field-article = Van welk artikel is afgeweken?
field-deviation_reason = Wat ging er anders, en waarom?
field-contact_kind = Wat voor contact was het?
field-direction = Welke kant ging het op?
field-contact_on = Op welke dag was het contact?
field-contact_with = Met wie?
field-content = Wat is er gezegd of geschreven?
field-visibility = Wie mag dit lezen?
field-visibility-hint = Dit geldt ook voor de bijlagen.
field-files = Bijlagen
field-files-hint = Hoogstens { $most } bestanden, elk ten hoogste { $each } MB en samen ten hoogste { $all } MB. Dit kunt u meesturen: { $kinds }.
field-files-button = Bestanden kiezen
field-entry = Welke aantekening?
field-correction = Wat moet er staan?
field-correction-hint = De aantekening zelf blijft zichtbaar; uw tekst komt erbij.

## Onafhankelijkheid.

field-conflict_reason = Waarom bent u te nauw betrokken?
field-objection_to = Tegen wie heeft de klager bezwaar?
field-objection_reason = Welke reden geeft de klager?
field-other_person = Om wie gaat het niet?
field-other_person_reason = Hoe weet u dat het om een ander gaat?
field-representative_name = Naam van de vertegenwoordiger
field-capacity = In welke hoedanigheid treedt hij op?
field-correspondence_to = Aan wie schrijven wij?
field-representative_removal = Waarom treedt hij niet meer op?
field-asked_on = Gevraagd op
field-authorised_on = Machtiging ontvangen op
field-authorisation_scope = Wat mag de vertegenwoordiger?
field-valid_until = Geldig tot en met
field-authorisation_files = De machtiging als bestand
field-postponed_until = Nieuwe datum voor het antwoord
field-postponement_reason = Waarom is meer tijd nodig?
field-postponement_reason-hint = De klager en de partner lezen deze tekst.
field-dismissal_ground = Waarom is dit geen klacht?
field-dismissal_reason = Toelichting
field-dismissal_reason-hint = Nodig, behalve bij reclame of spam.
field-signal_reason = Wat is er met het signaal gedaan?
field-third_party_name = Naam van de andere persoon
field-third_party_mail = E-mailadres van de andere persoon
field-letter_way = Hoe?
field-subject = Onderwerp
field-letter_text = Tekst
field-letter_files = Bijlagen
field-read_back = Klopt dit?
field-read_back-hint = Deze tekst krijgt de klager te lezen of te horen.
field-read_back_on = Antwoord gekregen op
field-read_back_correction = Wat moet er anders?
field-contact_way = In welke vorm?
field-partner_until = Tot wanneer heeft de partner de tijd?
field-partner_until-hint = Kies een dag voor de uiterste datum van het antwoord.
field-partner_return_reason = Waarom krijgt de partner opnieuw de beurt?
field-undo_reason = Waarom gaat de klacht toch door?
field-main_reference = Kenmerk van het andere dossier
field-main_reference-hint = De klacht gaat verder in dat dossier.
field-merge_ground = Waarom mogen deze dossiers samen?
field-merge_ground-hint = Bij twee klagers: vraag allebei om instemming. Zij zien daarna hetzelfde dossier.
field-merge_reason = Toelichting
field-not_the_same_reason = Waarom is dit een andere klacht?
field-split_points = Welke punten gaan naar het nieuwe dossier?
field-new_expression = Waar gaat het nieuwe dossier over?
field-split_reason = Waarom splitst u de klacht?
field-follow_up_reason = Waarom is er een vervolgdossier nodig?
field-external_body = Welke instantie?
field-external_name = Naam en zaaknummer
field-external_on = Wanneer hoorde u ervan?
field-external_what = Wat vraagt de instantie?
field-external_due = Wanneer moet dat er zijn?
field-track = Welke procedure?
field-term = Welke termijn?
field-met_on = Wanneer deed u dit?
field-external_ended_on = Wanneer was de uitkomst er?
field-external_result = Wat is de uitkomst?
field-hold_reason = Waarom mag niets worden vernietigd?
field-lift_reason = Waarom mag het weer?
field-claimed_on = Wanneer werd om geld gevraagd?
field-claim_explanation = Wat eist de klager precies?
field-insurer_on = Wanneer meldde u het?
field-insurer_way = Hoe meldde u het?
field-insurer_number = Nummer van de verzekeraar
field-settled_how = Hoe is de claim afgelopen?
field-payment_refusal = Waarom weigert u de betaling?
field-relation_kept = Is de relatie behouden?
field-relation_explanation = Toelichting
field-succession_ground = Wie volgt de klager op?
field-succession_on = Sinds wanneer?
field-succession_explanation = Waaruit blijkt dat?
field-further_about = Over welke partner gaat de klacht ook?
field-further_reason = Waarom gaat de klacht ook over deze partner?
field-ended_partner = Welke partner hoort er niet meer bij?
field-ended_reason = Waarom niet?
field-arrangement_measures = Hoe kan de klager ons nog bereiken?
field-arrangement_measures-hint = Dit leest de klager. Noem altijd ten minste één manier.
field-arrangement_until = Tot wanneer geldt de afspraak?
field-arrangement_until-hint = Ten hoogste drie maanden.
field-arrangement_reason = Wat is er gebeurd, en waarom is dit nodig?
field-arrangement_rejection = Waarom wijst u de afspraak af?
field-arrangement_end = Waarom eindigt de afspraak?
field-admissions_seen = Ik heb deze woorden bekeken en verstuur de tekst zo
field-objection_why = Waarom maakt u bezwaar?

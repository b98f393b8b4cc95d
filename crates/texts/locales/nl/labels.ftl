### Wat een keuze heet op het scherm. Elke sleutel is ENUM-SLEUTEL; het deel na het laatste
### streepje is het woord uit de database.

## Waar een klacht is en wie aan zet is.

stage-received = Ontvangen
stage-registered = Geregistreerd
stage-with_partner = Bij partner
stage-with_officer = Bij klachtenfunctionaris
stage-deciding = Beslissing in voorbereiding
stage-decided = Afgehandeld
stage-closed = Gesloten
stage-withdrawn = Ingetrokken
stage-out_of_scope = Buiten de regeling
stage-merged = Samengevoegd

turn-registrar = Wie de klacht vastlegde
turn-officer = Klachtenfunctionaris
turn-partner = Partner
turn-second_officer = Tweede klachtenfunctionaris
turn-post_room = Postkamer
turn-nobody = Niemand

## Hoe de klacht binnenkwam.

door-partner = Partner
door-organisation = Organisatie

channel-web_form = Webformulier
channel-email = E-mail
channel-letter = Brief
channel-telephone = Telefoon
channel-conversation = Gesprek
channel-voicemail = Voicemail
channel-chat = Chat of app
channel-third_party = Via een ander of een externe instantie
channel-social_media = Sociale media

manner-oral = Mondeling
manner-written = Schriftelijk

nature-partner_conduct = Werkwijze of houding van de partner
nature-service_quality = Kwaliteit van de dienstverlening
nature-finances = Financiële kant van de dienstverlening

nature-roman-partner_conduct = I
nature-roman-service_quality = II
nature-roman-finances = III
manner-letter-oral = A
manner-letter-written = B

complainant_kind-sme_client = Mkb-relatie
complainant_kind-collaboration_partner = Samenwerkingspartner
complainant_kind-other = Anders

confidentiality-open = De partner mag de naam weten
confidentiality-name_not_shared = Naam niet delen met de partner

subject-unknown = Onbekend
subject-organisation = De organisatie zelf
subject-partner = Een partner of adviseur
subject-officer = De klachtenfunctionaris

firm_kind-affiliated = Aangesloten kantoor
firm_kind-organisation = De organisatie zelf

language-nl = Nederlands
language-en = Engels

## Behandeling.

way-email = E-mail
way-letter = Brief
way-telephone = Telefoon
way-conversation = Gesprek
way-portal = Portaal

side-complainant = Klager
side-partner = Partner

not_heard_reason-did_not_want = Wilde niet gehoord worden
not_heard_reason-unreachable = Was niet bereikbaar
not_heard_reason-in_writing = Gaf de zienswijze al schriftelijk
not_heard_reason-no_partner = Er is geen partner bij betrokken
not_heard_reason-other = Een andere reden

reaction-accepted = Aanvaard
reaction-not_accepted = Niet aanvaard
reaction-none = Geen reactie
reaction-unknown = Onbekend

take_up_reason-organisation = De klacht gaat over de organisatie zelf
take_up_reason-partner_left = De partner is weg of afwezig
take_up_reason-refuses_partner = De klager wil niet dat de partner de klacht behandelt
take_up_reason-serious_conduct = Het gaat om ernstig gedrag
take_up_reason-repeat = Het is een herhaling

hand_over_reason-ready = De partner is klaar
hand_over_reason-refused = De klager aanvaardt de oplossing niet
hand_over_reason-silent = De partner liet te lang niets horen
hand_over_reason-officer = De klachtenfunctionaris neemt het over

communication_kind-note = Notitie
communication_kind-call = Telefoongesprek
communication_kind-meeting = Gesprek
communication_kind-letter = Brief
communication_kind-mail = E-mail

direction-incoming = Ontvangen
direction-outgoing = Verzonden
direction-internal = Intern

visibility-everybody = Iedereen in het dossier
visibility-officer_and_partner = Klachtenfunctionaris en partner
visibility-officer_only = Alleen de klachtenfunctionaris

level-low = Laag
level-middle = Midden
level-high = Hoog

## Uitkomst.

judgment-upheld = Gegrond
judgment-partly_upheld = Deels gegrond
judgment-not_upheld = Ongegrond
judgment-no_judgment = Geen oordeel mogelijk
judgment-resolved = Opgelost zonder oordeel
judgment-not_taken_up = Niet in behandeling genomen

letter_kind-decision = Beslissing
letter_kind-solved_on_the_spot = Bevestiging van de oplossing
letter_kind-withdrawal = Bevestiging van de intrekking
letter_kind-out_of_scope = Brief: buiten de regeling

scope_ground-not_a_complaint = Het is geen klacht
scope_ground-not_our_services = Het gaat niet over onze dienstverlening
scope_ground-not_a_client = De afzender is geen relatie of samenwerkingspartner

reopen_ground-new_facts = Er zijn nieuwe feiten
reopen_ground-not_carried_out = De beslissing is niet uitgevoerd
reopen_ground-error = Er is een fout gemaakt
reopen_ground-external_ruling = Een externe instantie heeft uitspraak gedaan
reopen_ground-dissatisfied = De klager is niet tevreden met de beslissing

recurrence-single = Eenmalig
recurrence-recurring = Terugkerend
recurrence-structural = Structureel

yes_no_unknown-yes = Ja
yes_no_unknown-no = Nee
yes_no_unknown-unknown = Onbekend

delivery-underway = Onderweg
delivery-failed = Niet aangekomen

## Mensen.

role-partner = Partner
role-staff = Medewerker
role-officer = Klachtenfunctionaris
role-management = Directie
role-auditor = Auditor
role-administrator = Beheerder
role-system = Weerklank

charge_reason-at_receipt = Eerste beschikbare functionaris bij ontvangst
charge_reason-conflict = De vorige functionaris is te nauw betrokken
charge_reason-taken_over = Overgenomen door een andere functionaris
charge_reason-assigned = Toegewezen door de directie

exclusion_ground-subject = Is degene over wie de klacht gaat
exclusion_ground-involved_firm = Werkt bij het kantoor waarover de klacht gaat
exclusion_ground-line_manager = Is leidinggevende of medewerker van degene over wie de klacht gaat
exclusion_ground-possible_name = Heeft misschien de naam die is genoemd
exclusion_ground-declared = Heeft zelf gemeld te nauw betrokken te zijn
exclusion_ground-objection = De klager heeft bezwaar gemaakt

access-registrar = Legde de klacht vast
access-involved_adviser = Betrokken adviseur
access-firm_contact = Contactpersoon van het kantoor
access-escalation = Directie, omdat er geen functionaris is

deviation_cause-stated = Vastgelegd met een reden
deviation_cause-registered_late = Later geregistreerd dan de werkafspraak
deviation_cause-registered_by_another = Geregistreerd door een ander dan de regeling zegt
deviation_cause-partner_told_late = De partner is later geïnformeerd dan de werkafspraak
deviation_cause-officer_at_once = Direct naar de klachtenfunctionaris
deviation_cause-not_consulted = De klachtenfunctionaris is niet geraadpleegd
deviation_cause-overdue = Later beantwoord dan vier weken

## Wat er op het formulier nog ontbreekt.

missing-registration = de registratie
missing-acknowledgement = de bevestiging van ontvangst
missing-procedure_pointed_out = waar de klager de klachtenregeling kan lezen
missing-partner_notified = het bericht aan de partner
missing-classification = de indeling
missing-answer = het verzonden schriftelijke antwoord
missing-points = de klachtpunten
missing-remedies = wat er is gedaan om het goed te maken
missing-reaction = de reactie van de klager (‘geen reactie’ kan een aantal dagen na het antwoord)
missing-root_cause = de oorzaak
missing-lesson = het leerpunt, of de reden waarom er geen is
confidentiality-anonymous = Anoniem
communication_kind-message = Bericht op de statuspagina
role-complainant = Klager
role-representative = Vertegenwoordiger
deviation_cause-postponed_late = Uitstel aangekondigd na vier weken
charge_reason-left = De vorige klachtenfunctionaris werkt hier niet meer
role-outsider = Buitenstaander
access-outsider = Buitenstaander voor dit dossier
turn-management = Directie
merge_ground-same_facts = Dezelfde klager en dezelfde feiten
merge_ground-consent = De klagers stemmen in met samenvoegen
link_kind-main = Gaat verder in
link_kind-merged = Samengevoegd uit
link_kind-split_off = Afgesplitst naar
link_kind-split_from = Afgesplitst van
link_kind-followed_by = Vervolg in
link_kind-follows = Vervolg op
external_body-disputes_committee = Geschillencommissie
external_body-court = Rechter
external_body-disciplinary = Tuchtrechter
external_body-supervisor = Toezichthouder
external_body-other = Andere instantie
scope_ground-already_handled = Deze klacht is al behandeld
scope_ground-before_court = De zaak ligt bij de rechter
scope_ground-whistleblowing = Het is een melding van een misstand
scope_ground-privacy_request = Het is een verzoek over persoonsgegevens
succession_ground-legal_successor = Rechtsopvolger
succession_ground-curator = Curator
succession_ground-heir = Erfgenaam
succession_ground-administrator = Bewindvoerder
succession_ground-other = Iemand anders

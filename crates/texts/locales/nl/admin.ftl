### Beheer: personen, partners, relaties, de organisatie en de lijsten.

admin-title = Beheer
admin-lead = Hier houdt u bij wie meedoet en wat er te kiezen valt. Klachten ziet u hier niet.
admin-tabs = Lijsten
admin-save = Sla op
admin-search = Zoek
admin-next-page = Volgende pagina
admin-nothing-found = Niets gevonden.
admin-not-in-use = Niet in gebruik
admin-number-wrong = Vul een heel getal in, zoals 1.
admin-choose-nothing = Geen
admin-choose-file = Kies een bestand

admin-done-opgeslagen = Opgeslagen.
admin-done-uitnodiging = De uitnodiging is onderweg.
admin-done-ingericht = Weerklank is klaar voor gebruik. Voeg nu personen en partners toe.

admin-overtaken = Iemand anders heeft dit intussen gewijzigd
admin-overtaken-advice = Vergelijk beide versies hieronder. Wat u hebt ingevuld, staat nog in het formulier. Slaat u op, dan vervangt het de andere versie.
admin-versions-caption = Uw versie en die van de ander
admin-versions-value = Onderdeel
admin-versions-yours = Wat u invulde
admin-versions-theirs = Wat er nu staat

## De onderdelen.

admin-part-people = Personen
admin-part-people-about = Wie zich kan aanmelden, en met welke rollen.
admin-part-firms = Partners
admin-part-firms-about = Kantoren, hun contactpersoon en hun adviseurs.
admin-part-relations = Relaties
admin-part-relations-about = Klanten en samenwerkingspartners van wie klachten kunnen komen.
admin-part-organisation = Organisatie
admin-part-organisation-about = Naam, adressen, kleur en logo op pagina’s en brieven.
admin-part-lists = Lijsten
admin-part-lists-about = Aarden, subcategorieën, oorzaken, herstel en diensten.
admin-part-post = Post
admin-part-post-about = Of berichten weggaan, en wat niet kon worden bezorgd.

admin-head-name = Naam
admin-head-email = E-mailadres
admin-head-roles = Rollen
admin-head-state = Bijzonderheden
admin-head-kind = Soort
admin-head-contact = Contactpersoon
admin-head-advisers = Adviseurs
admin-head-account = Account
admin-head-company = Bedrijf
admin-head-dutch = Nederlands
admin-head-english = Engels
admin-head-parent = Onder
admin-head-position = Volgorde

## Personen.

admin-new-person = Persoon toevoegen
admin-person-lead = Wie u toevoegt, krijgt een e-mail met een link om een wachtwoord te kiezen. Een andere rol, adviseur of leidinggevende kan veranderen wie een dossier mag zien (art. 1).
admin-invited = Nog geen wachtwoord
admin-away = Afwezig
admin-invite-again = Stuur een nieuwe uitnodiging
admin-invite-again-about = De link in de e-mail werkt één keer, zeven dagen lang. Ook voor wie zijn wachtwoord is vergeten.

## Partners en adviseurs.

admin-new-firm = Partner toevoegen
admin-no-firms = Er zijn nog geen partners.
admin-firm-lead = De contactpersoon krijgt bericht als een klacht over dit kantoor gaat en er geen adviseur bekend is (art. 4.2).
admin-advisers = Adviseurs
admin-new-adviser = Adviseur toevoegen
admin-no-advisers = Er zijn nog geen adviseurs.
admin-no-account = Geen account
admin-adviser-lead = Een adviseur heeft geen account nodig. Krijgt hij er een, koppel het dan bij de persoon.

## Relaties.

admin-new-relation = Relatie toevoegen
admin-no-relations = Er zijn nog geen relaties.
admin-search-relation = Begin van de bedrijfsnaam of van de achternaam van de contactpersoon

## Organisatie.

admin-organisation-lead = Wat u leeg laat, staat niet op pagina’s en brieven.
admin-organisation-name = Naam
admin-organisation-reach = Bereikbaarheid
admin-organisation-look = Uiterlijk

## Lijsten.

admin-lists-lead = Een onderdeel verdwijnt nooit, want dossiers verwijzen ernaar. Geef het een laatste dag; daarna is het niet meer te kiezen.
admin-list-nature = Aarden
admin-list-subcategory = Subcategorieën
admin-list-root_cause = Oorzaken
admin-list-remedy = Herstel
admin-list-service = Diensten
admin-new-item = Onderdeel toevoegen
admin-no-items = Deze lijst is nog leeg.
admin-item-lead = Zonder Engelse naam staat op Engelse schermen de Nederlandse.
admin-item-exists = In deze lijst staat al een onderdeel met deze naam.
admin-ends-on = Te kiezen tot en met { $day }
admin-ended-on = Niet meer te kiezen sinds { $day }

## Vakken.

admin_field-name = Naam
admin_field-email = E-mailadres
admin_field-roles = Rollen
admin_field-adviser = Is deze adviseur
admin_field-adviser-hint = Verplicht voor een partner. Een adviseur hoort bij hoogstens één account.
admin_field-manager = Leidinggevende
admin_field-manager-hint = Wie leiding geeft aan degene over wie een klacht gaat, ziet die klacht niet (art. 1).
admin_field-language = Taal
admin_field-officer_order = Volgorde als klachtenfunctionaris
admin_field-officer_order-hint = Nieuwe klachten gaan naar de aanwezige functionaris met het laagste getal.
admin_field-active = In gebruik
admin_field-kind = Soort kantoor
admin_field-contact = Contactpersoon
admin_field-phone = Telefoonnummer
admin_field-address = Adres
admin_field-address-hint = Straat, postcode en plaats, elk op een eigen regel.
admin_field-firm = Kantoor
admin_field-relation_kind = Soort relatie
admin_field-company = Bedrijf
admin_field-chamber_number = KvK-nummer
admin_field-chamber_number-hint = Acht cijfers.
admin_field-contact_name = Contactpersoon
admin_field-legal_name = Statutaire naam
admin_field-legal_name-hint = Alleen als die anders is.
admin_field-officer_title = Hoe de klachtenfunctionaris bij u heet
admin_field-officer_title-hint = Staat onder brieven. Laat u dit leeg, dan staat er Klachtenfunctionaris.
admin_field-postal_address = Postadres
admin_field-postal_address-hint = Alleen als brieven naar een ander adres gaan.
admin_field-mail = Algemeen e-mailadres
admin_field-complaints_mail = E-mailadres voor klachten
admin_field-complaints_mail-hint = Antwoorden op onze e-mail komen hier binnen.
admin_field-website = Website
admin_field-website-hint = Begint met https://
admin_field-colour = Hoofdkleur
admin_field-colour-hint = Een hekje met zes cijfers of letters, zoals #1f4e4a.
admin_field-logo = Logo
admin_field-logo-hint = PNG, JPEG of SVG, hoogstens 512 KB. Zonder nieuw bestand blijft het logo zoals het is.
admin_field-remove_logo = Verwijder het logo
admin_field-dutch = Nederlands
admin_field-english = Engels
admin_field-parent = Onder welke aard
admin_field-position = Volgorde
admin_field-valid_until = Laatste dag
admin_field-valid_until-hint = Daarna is het niet meer te kiezen. Leeg is zonder einde.
admin_field-procedure_url = Waar de klachtenregeling te lezen is
admin_field-procedure_url-hint = Een webadres. Het staat in de ontvangstbevestiging (art. 3.2).
admin_field-external_route = Waar een klager na onze beslissing heen kan
admin_field-external_route-hint = Als deel van een zin in de brief, bijvoorbeeld: de Geschillencommissie Advocatuur. Leeg: de rechter.

## Sjablonen.

admin-part-templates = Sjablonen
admin-part-templates-about = Wat brieven en mails zeggen, in het Nederlands en in het Engels.
admin-templates-lead = Elke brief of mail begint met een sjabloon. U kunt de tekst aanpassen. Het meegeleverde sjabloon kunt u altijd terughalen.
admin-template-own = Aangepast
admin-template-shipped = Meegeleverd
admin-template-lead = De afsluiting en de ondertekening staan niet in het sjabloon. Die komen er vanzelf onder.
admin-template-placeholders = Wat u kunt laten invullen
admin-template-condition = Wat hiertussen staat, verschijnt alleen als het eerste gevuld is.
admin-template-repetition = Herhaalt wat hiertussen staat voor alles op een lijst.
admin-template-as_mail = Bekijk als mail
admin-template-as_letter = Bekijk als brief (pdf)
admin-template-restore = Haal het meegeleverde sjabloon terug
admin-template-restore-about = Uw eigen tekst blijft bewaard als versie.
admin-template-versions = Versies
admin-template-version = Versie { $number }
admin-template-difference = Wat deze versie veranderde
admin-template-proof_invented = Zo ziet het eruit met een verzonnen dossier. Er is niets bewaard en niets verstuurd.
admin-template-proof_real = Zo ziet het eruit met het dossier dat u noemde. Er is niets bewaard en niets verstuurd.
admin-template-proof_text = Als gewone tekst
admin-template-proof_html = Als opgemaakte mail
admin-template-back = Terug naar het sjabloon
admin-template-no-dossier = Dit dossier is er niet, of u mag het niet zien. Controleer het kenmerk.
admin-line-added = Nieuw:
admin-line-removed = Weg:
admin-head-template = Sjabloon
admin-head-version = Versie
admin-head-changed_by = Gewijzigd door
admin-head-changed_at = Gewijzigd op
admin-done-hersteld = Het meegeleverde sjabloon staat er weer.
admin_field-template_subject = Onderwerp
admin_field-template_text = Tekst
admin_field-template_text-hint = Een lege regel begint een alinea. Een regel die begint met een hekje is een kop, met een streepje een onderdeel van een lijst.
admin_field-template_dossier = Voorbeeld met een echt dossier
admin_field-template_dossier-hint = Vul een kenmerk in, zoals K-2026-7H3Q2M. Laat u dit leeg, dan is het voorbeeld verzonnen.
admin-part-mandate = Grenzen van de functionaris
admin-part-mandate-about = Grens voor betalingen, redenen buiten de regeling en woorden die schuld erkennen.
admin-mandate-lead = Deze afspraken gelden vanaf het moment waarop u ze opslaat. Wat al is gebeurd, verandert niet.
admin_field-payment_limit = Hoogste bedrag zonder de directie
admin_field-payment_limit-hint = In euro, bijvoorbeeld 2.500,00. Laat het leeg als de klachtenfunctionaris elk bedrag mag toekennen.
admin_field-scope_grounds = Extra redenen om een klacht buiten de regeling te laten
admin_field-scope_grounds-hint = De redenen uit artikel 1 gelden altijd.
admin_field-liability_words = Woorden die schuld kunnen erkennen
admin_field-liability_words-hint = Elk woord op een eigen regel. Is er geld geëist, dan waarschuwt Weerklank voor deze woorden in brieven en mails.

## Een buitenstaander voor één dossier.

admin_field-reference = Kenmerk van de klacht
admin_field-outsider_reason = Waarom is iemand van buiten nodig?
outsider-lead = Is niemand van de organisatie meer onpartijdig, dan behandelt iemand van buiten de klacht. Diegene ziet dit ene dossier en verder niets. De uitnodiging gaat per e-mail.
outsider-named = De buitenstaander is aangewezen en krijgt een uitnodiging.
outsider-not-needed = Bij dit kenmerk is nu geen buitenstaander nodig.
outsider-has-account = Deze persoon heeft hier al een account. Kies iemand van buiten de organisatie.

### Brieven aan de klager. Het ontwerp is gewone tekst: een lege regel is een nieuwe alinea,
### ‘# ’ een kop, ‘- ’ een punt van een lijst.

letters-closing = Met vriendelijke groet,
letters-attention = t.a.v. { $name }
letters-copy = Kopie aan: { $name }
letters-footer = Kenmerk { $reference } · klachtenregeling, versie { $version }

letters-title-decision = Beslissing op uw klacht
letters-title-solved_on_the_spot = Uw klacht is opgelost
letters-title-withdrawal = Intrekking van uw klacht
letters-title-out_of_scope = Ons antwoord op uw bericht

letters-file-decision = Beslissing { $reference }.pdf
letters-file-solved_on_the_spot = Bevestiging oplossing { $reference }.pdf
letters-file-withdrawal = Bevestiging intrekking { $reference }.pdf
letters-file-out_of_scope = Antwoord { $reference }.pdf
letters-file-form = Klachtenregistratieformulier { $reference }.pdf
letters-file-partner_notice = Bericht aan partner { $reference }.pdf
letters-file-read_back = Klopt dit { $reference }.pdf
letters-file-correspondence = Brief { $reference }.pdf
letters-file-copy = Kopie voor de vertegenwoordiger { $reference }.pdf

## Waar de klacht over gaat, als deel van een zin.

letters-about-organisation = onze dienstverlening
letters-about-officer = onze klachtenfunctionaris
letters-about-unknown = onze dienstverlening
letters-about-firm = { $firm }
letters-about-adviser = { $adviser } van { $firm }

## De beslissing.

letters-heard-complainant-hearing = Op { $on } spraken wij met u over uw klacht.
letters-heard-complainant-view = Uw kant van het verhaal hebben wij in het dossier vastgelegd.
letters-heard-complainant-did_not_want = U wilde liever niet worden gehoord.
letters-heard-complainant-unreachable = Wij konden u niet bereiken om uw kant van het verhaal te horen.
letters-heard-complainant-in_writing = U had uw kant van het verhaal al opgeschreven.
letters-heard-complainant-no_partner = Wij hebben u niet gehoord.
letters-heard-complainant-other = Wij hebben u niet gehoord.
letters-heard-partner-hearing = Op { $on } spraken wij met degene over wie uw klacht gaat.
letters-heard-partner-view = Degene over wie uw klacht gaat, heeft zijn kant van het verhaal gegeven.
letters-heard-partner-did_not_want = Degene over wie uw klacht gaat, wilde niet worden gehoord.
letters-heard-partner-unreachable = Wij konden degene over wie uw klacht gaat niet bereiken.
letters-heard-partner-in_writing = Degene over wie uw klacht gaat, had zijn kant van het verhaal al opgeschreven.
letters-heard-partner-no_partner = Er is geen partner bij uw klacht betrokken.
letters-heard-partner-other = Degene over wie uw klacht gaat, is niet gehoord.
letters-heard-shared = U kon allebei reageren op wat de ander zei.
letters-point-heading = Klachtpunt { $number }
letters-point-unanswered = Over dit klachtpunt staat nog geen oordeel in het dossier.
letters-judgment-upheld = Wij vinden dit klachtpunt gegrond.
letters-judgment-partly_upheld = Wij vinden dit klachtpunt deels gegrond.
letters-judgment-not_upheld = Wij vinden dit klachtpunt ongegrond.
letters-judgment-no_judgment = Wij kunnen over dit klachtpunt geen oordeel geven.
letters-judgment-resolved = Dit klachtpunt is opgelost. Daarom geven wij er geen oordeel over.
letters-judgment-not_taken_up = Dit klachtpunt hebben wij niet in behandeling genomen.

letters-next-court = de rechter

letters-scope-not_a_complaint = Uw bericht is volgens ons geen klacht over onze dienstverlening.
letters-scope-not_our_services = Uw bericht gaat niet over onze dienstverlening.
letters-scope-not_a_client = De klachtenregeling is er voor onze relaties en samenwerkingspartners, en voor wie namens hen spreekt.

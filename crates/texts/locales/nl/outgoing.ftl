### Mail. Aan medewerkers, functionarissen en partners: alleen het kenmerk en een link, nooit iets
### uit het dossier en nooit de naam van de klager.

outgoing-greeting = Beste { $name },
outgoing-greeting-firm = Beste lezer,
outgoing-link = Open het dossier: { $link }
outgoing-kept-short = In deze mail staat met opzet niets over de inhoud. Die leest u in het dossier.
outgoing-closing = Met vriendelijke groet,
outgoing-sender = Klachtenbehandeling { $organisation }

outgoing-recorded-subject = Klacht { $reference }: nieuw
outgoing-recorded-by-partner = Een partner heeft een klacht vastgelegd onder kenmerk { $reference }. U krijgt dit bericht volgens artikel { $article }.
outgoing-recorded-by-organisation = De organisatie heeft een klacht ontvangen en vastgelegd onder kenmerk { $reference }. U krijgt dit bericht volgens artikel { $article }.
outgoing-recorded-for-you = U behandelt deze klacht.
outgoing-recorded-for-another = Een andere klachtenfunctionaris behandelt deze klacht.

outgoing-in_charge-subject = Klacht { $reference }: u behandelt deze klacht
outgoing-in_charge = U bent aangewezen om de klacht met kenmerk { $reference } te behandelen.
outgoing-relieved-subject = Klacht { $reference }: een collega neemt deze over
outgoing-relieved = Een andere klachtenfunctionaris behandelt voortaan de klacht met kenmerk { $reference }. U hoeft er zelf niets meer aan te doen.
outgoing-nobody-subject = Klacht { $reference }: er is geen klachtenfunctionaris
outgoing-nobody = Voor de klacht met kenmerk { $reference } is geen klachtenfunctionaris beschikbaar die onafhankelijk is. Wijs zo snel mogelijk iemand aan: de termijn van vier weken loopt door.

outgoing-firm-contact = Uw kantoor heeft nog geen toegang tot het dossier. Neem contact op met de klachtenfunctionaris, die vertelt u meer en kan u toegang geven: { $contact }

outgoing-assigned-subject = Klacht { $reference }: u bent aan zet
outgoing-assigned = U gaat de klacht met kenmerk { $reference } behandelen. Raadpleeg eerst de klachtenfunctionaris en zoek daarna samen met de klager een oplossing. In het dossier staat hoe.
outgoing-handed_over-subject = Klacht { $reference }: overgedragen aan de klachtenfunctionaris
outgoing-handed_over = De behandeling van de klacht met kenmerk { $reference } is overgedragen aan de klachtenfunctionaris.
outgoing-advised-subject = Klacht { $reference }: advies van de klachtenfunctionaris
outgoing-advised = De klachtenfunctionaris heeft advies gegeven over de klacht met kenmerk { $reference }. U kunt nu verder met een oplossing.
outgoing-partner_told-subject = Klacht { $reference }: het antwoord is verzonden
outgoing-partner_told = De klager krijgt op dit moment het schriftelijke antwoord op de klacht met kenmerk { $reference }. U leest het in het dossier.
outgoing-reopened-subject = Klacht { $reference }: opnieuw geopend
outgoing-reopened = Het dossier van de klacht met kenmerk { $reference } is opnieuw geopend. In het dossier staat waarom en wanneer het antwoord er moet zijn.

outgoing-entry-subject = Klacht { $reference }: nieuw in het dossier
outgoing-entry = In het dossier van de klacht met kenmerk { $reference } staat iets nieuws.
outgoing-scope_proposed-subject = Klacht { $reference }: uw oordeel is nodig
outgoing-scope_proposed = Er is voorgesteld dat de klacht met kenmerk { $reference } buiten de klachtenregeling valt. Een tweede persoon moet dat beoordelen. Bekijk het voorstel en bevestig het of wijs het af.
outgoing-scope_settled-subject = Klacht { $reference }: het voorstel is beoordeeld
outgoing-scope_settled = Het voorstel om de klacht met kenmerk { $reference } buiten de klachtenregeling te laten, is beoordeeld. De uitkomst staat in het dossier.
outgoing-letter_failed-subject = Klacht { $reference }: de brief is niet aangekomen
outgoing-letter_failed = De brief over de klacht met kenmerk { $reference } kon niet per e-mail worden bezorgd. Kijk het adres na en verstuur de brief opnieuw, of stuur hem per post. De termijn van vier weken loopt door.

## Aan de klager.

outgoing-to-complainant = Geachte { $name },
outgoing-to-complainant-unnamed = Geachte heer of mevrouw,

outgoing-letter-decision-subject = Onze beslissing op uw klacht ({ $reference })
outgoing-letter-decision = In de bijlage vindt u onze beslissing op uw klacht met kenmerk { $reference }.
outgoing-letter-solved_on_the_spot-subject = Uw klacht is opgelost ({ $reference })
outgoing-letter-solved_on_the_spot = In de bijlage bevestigen wij hoe uw klacht met kenmerk { $reference } is opgelost.
outgoing-letter-withdrawal-subject = U hebt uw klacht ingetrokken ({ $reference })
outgoing-letter-withdrawal = In de bijlage bevestigen wij dat u uw klacht met kenmerk { $reference } hebt ingetrokken.
outgoing-letter-out_of_scope-subject = Ons antwoord op uw bericht ({ $reference })
outgoing-letter-out_of_scope = In de bijlage vindt u ons antwoord op uw bericht met kenmerk { $reference }.
outgoing-letter-questions = Hebt u vragen over de brief, of kunt u hem niet lezen? Antwoord dan op deze mail. Wij helpen u graag.
outgoing-correspondence-subject = Klacht { $reference }: bericht van de klachtenfunctionaris
outgoing-correspondence = De klachtenfunctionaris schreef u over de klacht met kenmerk { $reference }. U leest het bericht in het dossier.
outgoing-postponed-subject = Klacht { $reference }: het antwoord komt later
outgoing-postponed = De klager heeft bericht gekregen dat het antwoord op de klacht met kenmerk { $reference } later komt. In het dossier staat de nieuwe datum, met de reden.
outgoing-postponement_proposed-subject = Klacht { $reference }: uw instemming is nodig
outgoing-postponement_proposed = De klachtenfunctionaris wil voor de klacht met kenmerk { $reference } opnieuw uitstel aankondigen. In het dossier leest u waarom, en stemt u ermee in of niet.
outgoing-nobody-administrator = Voor de klacht met kenmerk { $reference } is niemand van de organisatie meer over die onafhankelijk is. Wijs zo snel mogelijk iemand van buiten aan: de termijn van vier weken loopt door.
outgoing-questions = Hebt u vragen? Antwoord dan op deze mail. Wij helpen u graag.
outgoing-returned_to_partner-subject = Klacht { $reference }: u bent opnieuw aan zet
outgoing-returned_to_partner = U krijgt opnieuw de beurt bij de klacht met kenmerk { $reference }. In het dossier staat waarom, en tot wanneer u de tijd hebt.
outgoing-withdrawal_undone-subject = Klacht { $reference }: de klacht gaat door
outgoing-withdrawal_undone = De intrekking van de klacht met kenmerk { $reference } is ongedaan gemaakt. De behandeling gaat verder. In het dossier staat waarom.
outgoing-withdrawal_undone-party-subject = Wij behandelen uw klacht verder ({ $reference })
outgoing-withdrawal_undone-party = U wilt uw klacht met kenmerk { $reference } toch doorzetten. Wij behandelen uw klacht verder. U krijgt ons antwoord uiterlijk op { $due }.
outgoing-merged-subject = Klacht { $reference }: samengevoegd
outgoing-merged = De klacht met kenmerk { $reference } gaat verder in een ander dossier. Vraag de klachtenfunctionaris als u er meer over wilt weten.
outgoing-merged-party-subject = Uw klachten zijn samengevoegd ({ $reference })
outgoing-merged-party = Wij behandelen uw klacht met kenmerk { $reference } samen met de klacht met kenmerk { $other }. U krijgt één antwoord. Met uw code ziet u voortaan dat dossier.
outgoing-split_off-party-subject = Een deel van uw klacht krijgt een eigen dossier ({ $reference })
outgoing-split_off-party = Een deel van uw klacht met kenmerk { $reference } behandelen wij apart, onder kenmerk { $other }. De dag waarop wij uw klacht kregen, blijft gelijk. U krijgt over elk deel een antwoord.
outgoing-followed_up-party-subject = Uw klacht gaat verder in een nieuw dossier ({ $reference })
outgoing-followed_up-party = Het dossier met kenmerk { $reference } blijft gesloten. Wij behandelen uw klacht verder onder kenmerk { $other }. Daarvoor begint een nieuwe termijn van vier weken.
outgoing-liability_claimed-subject = Klacht { $reference }: aansprakelijkstelling
outgoing-liability_claimed = Bij de klacht met kenmerk { $reference } wordt geld geëist. De klachtenfunctionaris meldt het bij de verzekeraar. Erken zelf niets.
outgoing-payment_asked-subject = Klacht { $reference }: uw goedkeuring is nodig
outgoing-payment_asked = Voor de klacht met kenmerk { $reference } wil de klachtenfunctionaris meer betalen dan de afgesproken grens. Keur de betaling goed of weiger haar. De termijn van vier weken loopt door.
outgoing-arrangement_proposed-subject = Klacht { $reference }: uw oordeel is nodig
outgoing-arrangement_proposed = Voor de klacht met kenmerk { $reference } is een contactafspraak voorgesteld. Bekijk of die niet verder gaat dan nodig is, en keur haar goed of wijs haar af.
outgoing-arrangement-party-subject = Hoe u ons kunt bereiken over uw klacht ({ $reference })
outgoing-arrangement-party = Wij behandelen uw klacht met kenmerk { $reference } gewoon. Wel spreken wij met u af hoe u ons tot { $until } bereikt. De afspraak staat hieronder. Bent u het er niet mee eens, laat het ons dan weten.
outgoing-arrangement_ended-party-subject = U kunt ons weer op elke manier bereiken ({ $reference })
outgoing-arrangement_ended-party = De afspraak over contact bij uw klacht met kenmerk { $reference } geldt niet meer. U kunt ons weer op elke manier bereiken.

### Wat brieven en mails uit een dossier zeggen. De aanhef staat ervoor, de groet erachter.

mails-your-complaint = uw klacht
mails-the-complaint = de klacht
mails-complaint-of = de klacht van { $name }
mails-fill-in = [vul in]

mails-receipt-subject = Wij hebben een klacht ontvangen ({ $reference })
mails-receipt =
    Op { $received } ontvingen wij een klacht waarin u als vertegenwoordiger bent genoemd. De klacht heeft kenmerk { $reference }. Ons schriftelijke antwoord is er uiterlijk op { $due }.

    Wij hebben nog geen machtiging van de klager. Zolang die er niet is, mogen wij u niet meer over de klacht vertellen dan dit. De termijn loopt gewoon door.

mails-authorisation_request-subject = Wij hebben een machtiging nodig ({ $reference })
mails-authorisation_request =
    U bent genoemd als vertegenwoordiger in de klacht met kenmerk { $reference }. Voordat wij u meer over de klacht mogen vertellen, hebben wij een machtiging van de klager nodig.

    # Wat er in de machtiging staat
    - de naam van de klager en uw naam
    - het kenmerk { $reference }
    - wat u mag doen: alleen de klacht indienen, alles regelen, of alleen onze post ontvangen
    - tot wanneer de machtiging geldt, als zij een einddatum heeft
    - de datum en de handtekening van de klager

    U kunt de machtiging sturen als antwoord op deze mail, of per post.

    Wij behandelen de klacht intussen gewoon. Ons schriftelijke antwoord is er uiterlijk op { $due }. Hebben wij dan nog geen machtiging, dan sturen wij het antwoord aan de klager zelf.

mails-hearing_invitation-subject = Uitnodiging voor een gesprek ({ $reference })
mails-hearing_invitation =
    Wij willen graag met u praten over { $complaint } met kenmerk { $reference }. U kunt dan vertellen hoe u het ziet. Wij vragen ook de andere kant om te vertellen wat er is gebeurd.

    Het gesprek is op { $hearing_date } om { $hearing_time } uur. Waar: { $hearing_place }.

    U mag iemand meenemen. Na het gesprek krijgt u een verslag. Daarop kunt u reageren.

    Kunt u dan niet, of praat u liever op een andere manier? Laat het ons weten. Dan zoeken wij samen een andere dag of een andere manier.

mails-hearing_report-subject = Verslag van het gesprek ({ $reference })
mails-hearing_report =
    Wij spraken met u over { $complaint } met kenmerk { $reference }. Hieronder leest u het verslag van dat gesprek.

    # Verslag
    { $report }

    # Klopt het?
    Lees het verslag goed na. Klopt er iets niet, of mist u iets? Laat het ons weten binnen een week. Wij bewaren uw reactie bij het verslag.

mails-progress_note-subject = Hoe het staat met { $complaint } ({ $reference })
mails-progress_note =
    Wij laten u graag weten hoe het staat met { $complaint } met kenmerk { $reference }.

    Wij zijn er nog mee bezig. Ons schriftelijke antwoord is er uiterlijk op { $promised }.

    Hebt u vragen, of wilt u iets toevoegen? U kunt ons bellen, mailen of schrijven.

mails-postponement-subject = Het antwoord komt later ({ $reference })
mails-postponement =
    Ons antwoord op { $complaint } met kenmerk { $reference } komt later dan wij hadden gezegd. Dat spijt ons.

    De reden is: { $reason }

    Ons schriftelijke antwoord is er nu uiterlijk op { $until }. Eerst was dat { $due }.

    Bent u het hier niet mee eens, of hebt u het antwoord eerder nodig? Laat het ons weten.

mails-solution_confirmed-subject = Wat wij hebben afgesproken ({ $reference })
mails-solution_confirmed =
    Wij spraken met u over een oplossing voor { $complaint } met kenmerk { $reference }. Hier bevestigen wij wat wij hebben afgesproken.

    # De oplossing
    { $solution }

    Klopt dit niet, of bent u het er bij nader inzien niet mee eens? Laat het ons weten. Wij sturen u nog een brief waarmee wij de klacht afsluiten.

mails-reopening-subject = Wij behandelen { $complaint } opnieuw ({ $reference })
mails-reopening =
    Wij hebben { $complaint } met kenmerk { $reference } opnieuw geopend. Ons schriftelijke antwoord is er uiterlijk op { $due }.

    Wilt u iets toevoegen? U kunt ons bellen, mailen of schrijven.

mails-survey-subject = Hoe is het gegaan? ({ $reference })
mails-survey =
    Enige tijd geleden kreeg u ons antwoord op { $complaint } met kenmerk { $reference }. Wij willen graag weten hoe u vindt dat wij met de klacht zijn omgegaan.

    Het is één vraag, en u mag er iets bij schrijven. U vindt de vraag op de statuspagina. Daar vult u het kenmerk en uw volgcode in: { $status }

    Antwoorden hoeft niet. Wat u antwoordt, helpt ons om het beter te doen.

mails-free-subject = Over { $complaint } ({ $reference })
mails-free =
    Wij schrijven u over { $complaint } met kenmerk { $reference }.

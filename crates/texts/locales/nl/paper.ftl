### De vaste woorden op brieven en formulieren.

paper-date = Datum
paper-reference = Kenmerk
paper-your-reference = Uw kenmerk
paper-handled-by = Behandeld door
paper-subject = Onderwerp
paper-contents = Inhoud
paper-page = Pagina { $page } van { $pages }
paper-phone = Tel.

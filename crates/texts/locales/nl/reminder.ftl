### Herinneringen per mail: het kenmerk, wat er moet gebeuren en een link. Nooit iets uit het dossier.

reminder-digest-subject = { $day }: { $count ->
    [one] er is 1 ding te doen
   *[other] er zijn { $count } dingen te doen
  }
reminder-digest-lead = Dit vraagt vandaag uw aandacht.
reminder-subject = Klacht { $reference }: dit vraagt uw aandacht
reminder-lead = Dit vraagt nu uw aandacht.
reminder-choice = Op de pagina “Mijn account” kiest u of u zulke mails een keer per dag krijgt, of meteen.

reminder-due = { $task } (artikel { $article }). Klacht { $reference }, uiterlijk { $due }.
reminder-late = Te laat: { $task } (artikel { $article }). Klacht { $reference }, dit moest uiterlijk { $due }.
reminder-again = Nog steeds te laat: { $task } (artikel { $article }). Klacht { $reference }, dit moest uiterlijk { $due }.
reminder-of-another = Nog niet gedaan door { $who }: { $task } (artikel { $article }). Klacht { $reference }, dit moest uiterlijk { $due }.
reminder-half-time = Halverwege: klacht { $reference }. Aan zet is nu: { $turn }. Het antwoord moet uiterlijk { $due } weg zijn.
reminder-final-call = Laatste kans om op tijd te antwoorden: klacht { $reference }, uiterlijk { $due }.
reminder-answer-late = Niet op tijd beantwoord: klacht { $reference }. Het antwoord moest uiterlijk { $due } weg zijn.
reminder-weekly = Nog niet beantwoord: klacht { $reference }. Dat is nu { $week ->
    [one] 1 week
   *[other] { $week } weken
  } te laat.

assignee-officer = de klachtenfunctionaris
assignee-partner = de partner
assignee-registrar = wie de klacht vastlegde
assignee-second_officer = de tweede klachtenfunctionaris
assignee-management = de directie
assignee-complainant = de klager
assignee-outsider = de buitenstaander

## De keuze op de eigen pagina.

reminder-title = Herinneringen
reminder-title-lead = U krijgt een mail als er iets moet gebeuren of te laat is. Alleen op werkdagen, binnen de uren die uw organisatie heeft gekozen.
reminder-send = Sla de keuze op
reminder-saved = Uw keuze is opgeslagen.
account_field-reminders = Wanneer wilt u deze mails?
reminder-when-digest = Een keer per dag, alles bij elkaar
reminder-when-at_once = Meteen, per dossier

## De uren, in het beheer.

admin-part-hours = Herinneringen
admin-part-hours-about = Tussen welke uren Weerklank mensen per mail herinnert.
hours-lead = Weerklank herinnert alleen op werkdagen, en alleen tussen deze uren. Wie een mail per dag wil, krijgt die vanaf het uur dat u daarvoor kiest. De klok is die van Amsterdam.
hours-wrong = Vul een heel uur in van 0 tot en met 23.
hours-until-before-from = Vul een later uur in dan het begin, ten hoogste 24.
hours-digest-outside = Kies een uur tussen het begin en het einde.
admin_field-from_hour = Niet voor dit uur
admin_field-until_hour = Niet meer vanaf dit uur
admin_field-digest_hour = De mail van de dag gaat vanaf dit uur

## De agenda in een eigen programma.

feed-name = Weerklank
feed-event = { $task } ({ $reference })
feed-title = Agenda in uw eigen programma
feed-lead = Met een geheim adres ziet u uw taken in de agenda van uw computer of telefoon. Er staat alleen in wat u moet doen en het kenmerk.
feed-address = Het adres van uw agenda
feed-address-hint = Neem het nu over: wij kunnen het daarna niet meer tonen. Geef het aan niemand.
feed-since = U hebt een adres sinds { $since }.
feed-make = Maak een adres
feed-renew = Maak een nieuw adres
feed-revoke = Zet de agenda uit
feed-made = Het adres is gemaakt. Een eerder adres werkt niet meer.
feed-revoked = De agenda staat uit. Het adres werkt niet meer.

### Termijnen: werkafspraken, met de dag waarop zij ingaan.

admin-part-terms = Termijnen
admin-part-terms-about = Binnen hoeveel dagen iets gebeurt. Werkafspraken, met ingang van een dag.

terms-lead = Deze termijnen zijn werkafspraken. Alleen de { $days } dagen van artikel 6.4 staan in de regeling zelf. Een klacht houdt de termijnen die golden op de dag van ontvangst. Een nieuwe afspraak gaat daarom morgen in, of later.
terms-versions = Eerder afgesproken
terms-from = Vanaf { $day }
terms-same = Geen verschil met daarvoor.
terms-working-days = In werkdagen
terms-days = Op een dag na de ontvangst
terms-days-after = In dagen na het antwoord
terms-months = In maanden

terms-begin-too-early = Kies een dag na vandaag. Klachten die al binnen zijn, houden hun termijnen.
terms-working-days-wrong = Vul een heel getal in van 0 tot en met 60.
terms-day-wrong = Vul een heel getal in van 1 tot en met 28. Dag 28 is de laatste dag van artikel 6.4.
terms-days-after-wrong = Vul een heel getal in van 1 tot en met 365.
terms-months-wrong = Vul een heel getal in van 1 tot en met 120.
terms-idle-before-progress = Deze dag kan niet vóór de dag van de voortgang liggen.
terms-draft-before-view = Deze dag kan niet vóór de dag van de visie liggen.
terms-post-before-draft = Deze dag kan niet vóór de dag van het concept liggen.

admin_field-from = Vanaf welke dag
admin_field-from-hint = Voor klachten die op deze dag of later binnenkomen.
admin_field-confirm_working_days = Zeggen of een mail een klacht is
admin_field-register_working_days = De klacht registreren (5.1)
admin_field-notify_working_days = De partner informeren (4.2)
admin_field-acknowledge_working_days = De ontvangst bevestigen
admin_field-authorisation_working_days = Een machtiging vragen
admin_field-consult_working_days = De partner overlegt met de klachtenfunctionaris (4.5)
admin_field-advise_working_days = De klachtenfunctionaris geeft advies
admin_field-progress_on_day = De partner meldt de voortgang (6.3)
admin_field-view_on_day = Beide kanten hebben hun visie gegeven (4.4)
admin_field-idle_on_day = De klachtenfunctionaris neemt het over als de partner niet begon (6.1)
admin_field-silent_working_days = De klachtenfunctionaris neemt het over als de partner stil blijft (6.1)
admin_field-reaction_working_days = De klager reageert op een vraag of een oplossing
admin_field-draft_on_day = De beslissing staat in concept (6.5)
admin_field-post_on_day = De beslissing gaat weg (6.4)
admin_field-post_on_day-hint = De laatste werkdag op of voor deze dag.
admin_field-second_working_days = Een tweede persoon kijkt mee
admin_field-again_working_days = Nog een herinnering als iets te laat is
admin_field-close_working_days = Het dossier sluiten na de beslissing (5.4)
admin_field-no_reaction_days = Vanaf wanneer stilte van de klager telt als geen reactie (6.2)
admin_field-survey_days = De klager krijgt de vraag hoe het ging (2.2)
admin_field-relation_days = De klachtenfunctionaris vraagt na of de relatie behouden is (2.2)
admin_field-reopen_within_months = Een dossier kan nog worden heropend (6.6)

### Terms: working agreements, with the day from which they hold.

admin-part-terms = Terms
admin-part-terms-about = Within how many days something happens. Working agreements, from a day on.

terms-lead = These terms are working agreements. Only the { $days } days of article 6.4 are in the procedure itself. A complaint keeps the terms of its day of receipt. A new agreement therefore begins tomorrow, or later.
terms-versions = Agreed before
terms-from = From { $day }
terms-same = No difference from the one before.
terms-working-days = In working days
terms-days = On a day after the receipt
terms-days-after = In days after the answer
terms-months = In months

terms-begin-too-early = Choose a day after today. Complaints that are in already keep their terms.
terms-working-days-wrong = Fill in a whole number from 0 to 60.
terms-day-wrong = Fill in a whole number from 1 to 28. Day 28 is the last day of article 6.4.
terms-days-after-wrong = Fill in a whole number from 1 to 365.
terms-months-wrong = Fill in a whole number from 1 to 120.
terms-idle-before-progress = This day can't lie before the day of the progress.
terms-draft-before-view = This day can't lie before the day of the views.
terms-post-before-draft = This day can't lie before the day of the draft.

admin_field-from = From which day
admin_field-from-hint = For complaints that come in on this day or later.
admin_field-confirm_working_days = To say whether a mail is a complaint
admin_field-register_working_days = To register the complaint (5.1)
admin_field-notify_working_days = To inform the partner (4.2)
admin_field-acknowledge_working_days = To acknowledge the receipt
admin_field-authorisation_working_days = To ask for an authorisation
admin_field-consult_working_days = The partner consults the complaints officer (4.5)
admin_field-advise_working_days = The complaints officer gives advice
admin_field-progress_on_day = The partner reports the progress (6.3)
admin_field-view_on_day = Both sides have given their view (4.4)
admin_field-idle_on_day = The officer takes it over when the partner has not begun (6.1)
admin_field-silent_working_days = The officer takes it over when the partner stays silent (6.1)
admin_field-reaction_working_days = The complainant answers a question or a solution
admin_field-draft_on_day = The decision is drafted (6.5)
admin_field-post_on_day = The decision leaves (6.4)
admin_field-post_on_day-hint = The last working day on or before this day.
admin_field-second_working_days = A second person looks too
admin_field-again_working_days = Another reminder when something is late
admin_field-close_working_days = To close the dossier after the decision (5.4)
admin_field-no_reaction_days = From when silence of the complainant counts as no reaction (6.2)
admin_field-survey_days = The complainant is asked how it went (2.2)
admin_field-relation_days = The officer asks whether the relation was kept (2.2)
admin_field-reopen_within_months = A dossier can still be reopened (6.6)

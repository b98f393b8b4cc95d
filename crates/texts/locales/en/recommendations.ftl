# Recommendations and measures (7.4)
recommendations-title = Recommendations
recommendations-lead = What must get better, who sees to it and whether it helped. No recommendation vanishes: every change stays.
recommendations-all = All recommendations
recommendations-none = There are no recommendations yet.
recommendations-new = Recommend something
recommendations-of-dossiers = From the dossiers
recommendations-nobody = nobody yet
recommendations-not-yours = not for you
recommendations-words-erased = The text was erased.

recommendation_head-measure = Measure
recommendation_head-owner = Owner
recommendation_head-due = Due
recommendation_head-effect = Effect
recommendation_head-state = State
recommendation_head-promise = Commitment or lesson
recommendation_head-who = Who
recommendation_head-dossier = Dossier
recommendation_head-month = Month
recommendation_head-before = Baseline
recommendation_head-after = Since then

dossier_measure-commitment = A commitment to a complainant
dossier_measure-lesson = A lesson

recommendation_purpose-prevent_complaints = Prevent new complaints
recommendation_purpose-improve_procedures = Improve how we work
recommendation_outcome-adopted = Adopted
recommendation_outcome-partly = Partly adopted
recommendation_outcome-not_adopted = Not adopted
recommendation_state-proposed = Waits for a decision
recommendation_state-adopted = Being done
recommendation_state-not_adopted = Not adopted
recommendation_state-done = Done
recommendation_state-closed = Closed
recommendation_verdict-none = nothing to say yet
recommendation_verdict-evidence = shown by evidence
recommendation_verdict-too_early = too early
recommendation_verdict-shown = shown
recommendation_verdict-contrary = contrary shown
recommendation_verdict-not_shown = not shown
recommendation_step-change = Change the recommendation
recommendation_step-decide = Take a decision
recommendation_step-note = Tell how far it is
recommendation_step-finish = Tell that it was done
recommendation_step-close = Close the recommendation
recommendation_event-proposed = Proposed
recommendation_event-changed = Changed
recommendation_event-decided = Decision of management
recommendation_event-noted = Progress
recommendation_event-finished = Done
recommendation_event-closed = Closed
recommendation_fact-measure = Measure
recommendation_fact-finding = Finding
recommendation_fact-rests_on = Rests on
recommendation_fact-purpose = Purpose
recommendation_fact-owner = Owner
recommendation_fact-due_on = Due
recommendation_fact-how = How the effect will show
recommendation_fact-counted = What should fall
recommendation_fact-baseline = Baseline
recommendation_fact-observe = Shortest observation

recommendation-title = Recommendation from the report on { $year }
recommendation-facts = The recommendation
recommendation-effect = The effect
recommendation-steps = What you can do
recommendation-history = What happened
recommendation-per-month = Per month
recommendation-nothing = nothing
recommendation-new-lead = Tell what you found, what should happen and how one can see that it helps. Management decides on it.
recommendation-words-stay = Management decided on the finding and the measure. So those words stay as they are. To want something else, make a new recommendation.
recommendation-part-finding = The finding
recommendation-part-measure = The measure
recommendation-part-count = The count that should fall
recommendation-count-about = Choose which complaints count. Choose nothing to count all of them. The day of receipt decides.
recommendation-left-out-about = Did a peak lead to this recommendation? Leave it out. With the peak in it, any measure seems to help.
recommendation-period = { $from } up to and including { $until }
recommendation-baseline = { $count ->
    [one] 1 complaint, { $days }.
   *[other] { $count } complaints, { $days }.
  }
recommendation-left-out = Without { $days }.
recommendation-months = { $months ->
    [one] 1 month
   *[other] { $months } months
  }
recommendation-all = All complaints
recommendation-not-counted = No count of complaints
recommendation-former-firm = A firm that no longer takes part
recommendation-before = { $count ->
    [one] Baseline: 1 complaint in { $days } days.
   *[other] Baseline: { $count } complaints in { $days } days.
  }
recommendation-after = { $count ->
    [one] Since then: 1 complaint in { $days } days.
   *[other] Since then: { $count } complaints in { $days } days.
  }
recommendation-too-early = Nothing can be said about the effect yet. From { $day } on it can.
recommendation-shown = The effect is shown. Fewer complaints come in, and chance does not explain it.
recommendation-contrary = The contrary is shown. More complaints come in, and chance does not explain it.
recommendation-not-shown = { $months ->
    [one] Not shown: what was counted fits chance. If the count halves from now on, that will show in 1 more month.
   *[other] Not shown: what was counted fits chance. If the count halves from now on, that will show in { $months } more months.
  }
recommendation-not-shown-ever = Not shown: what was counted fits chance. With these counts a halving will not show within ten years either.
recommendation-ratio = Ratio { $ratio }; 95% interval from { $low } to { $high }.
recommendation-no-ratio = There is no ratio, as no complaint came in during the baseline.
recommendation-by-evidence = No count of complaints tells here. The effect shows in what the owner records.
recommendation-works-from = It works from { $day } on.
recommendation-not-done = The measure has not been taken yet.
recommendation-no-owner = Choose somebody who has an account now. If the owner is missing, ask an administrator for an account.
recommendation-period-wrong = Choose an end date that is not before the start date.
recommendation-year-wrong = Fill in a year of four digits, such as 2026.

recommendation_refused-not_yours = This step is for somebody else. The officer proposes, management decides and the owner does it.
recommendation_refused-closed = This recommendation is closed. Make a new one when more has to happen.
recommendation_refused-undecided = Management has not decided yet. After that this step is possible.
recommendation_refused-not_adopted = Management did not adopt this recommendation. Management can change that decision.
recommendation_refused-decided_upon = Management decided on these words. Make a new recommendation to want something else.
recommendation_refused-already_done = The measure was taken already. Management can still adopt it, or close it with a reason.
recommendation_refused-still_wanted = Management adopted this and it is not done yet. First the owner tells that it is ready, or management closes it.
recommendation_refused-in_the_future = This day has yet to come. Fill in the day on which it happened.
recommendation_refused-due_before_today = This day is over. Choose today or a later day.
recommendation_refused-nothing_counted = Without a count nobody sees whether complaints were prevented. Tick the box and choose what counts.
recommendation_refused-baseline_not_over = The baseline still runs. Choose a last day that is over.
recommendation_refused-left_out_wrong = What you leave out must lie within the baseline, and something must remain. Choose other days.
recommendation_refused-observation_wrong = The observation takes 1 to 60 months. Fill in a whole number.
recommendation_refused-effective_in_baseline = The measure would work during the baseline already. Choose days that do not touch each other.

admin_field-recommendation_year = Year of the report
admin_field-recommendation_purpose = Purpose
admin_field-recommendation_finding = Finding
admin_field-recommendation_finding-hint = What you found, in a few sentences. Name no complainants.
admin_field-recommendation_figure = Figure on which it rests
admin_field-recommendation_period_from = First day of the figures
admin_field-recommendation_period_until = Last day of the figures
admin_field-recommendation_measure = Proposed measure
admin_field-recommendation_owner = Owner
admin_field-recommendation_due_on = Ready by
admin_field-recommendation_how = How the effect will show
admin_field-recommendation_counts = There is a count of complaints that should fall
admin_field-recommendation_manner = Manner
admin_field-recommendation_nature = Nature
admin_field-recommendation_channel = Channel
admin_field-recommendation_subject = About whom
admin_field-recommendation_firm = Firm
admin_field-recommendation_root_cause = Root cause
admin_field-recommendation_baseline_from = First day of the baseline
admin_field-recommendation_baseline_until = Last day of the baseline
admin_field-recommendation_left_out_from = First day of the peak
admin_field-recommendation_left_out_until = Last day of the peak
admin_field-recommendation_observe_months = Shortest observation, in months
admin_field-recommendation_observe_months-hint = Before that nothing is said about the effect.
admin_field-recommendation_reason = Reason
admin_field-recommendation_outcome = Decision
admin_field-recommendation_on = Date
admin_field-recommendation_note = What was done
admin_field-recommendation_effective_on = Works from
admin_field-recommendation_effective_on-hint = From this day on is counted.
admin_field-recommendation_evidence = Evidence
admin_field-recommendation_evidence-hint = What shows that it was done, and where that is.

today-recommendations = Recommendations
today-recommendation-decision = Waits for your decision
today-recommendation-measure = Has to be done
today-recommendation-judging = The effect can be judged

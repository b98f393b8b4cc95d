### Collecting the forms of a year (7.1).

collection-title = Forms of a year
collection-lead = Here you collect the forms of all dossiers that were closed in a year. They are made in the background: you can go on working.
collection-form-title = New collection
collection-send = Collect
collection-list = Your collections
collection-empty = You have not collected anything yet.
collection-kept = A collection is kept for 30 days. Only you can fetch it, and fetching it counts as reading each dossier in it.
collection-refresh = Refresh this page
collection-to-figures = Back to the figures
collection-link = Collect the forms of a year
collection-asked = The collection is being made. Below you can see how far it is.
collection-wrong-year = Enter a year of four digits, up to this year.
collection-wrong-kind = Choose the form in which you want them.
collection-head-what = Collection
collection-head-asked = Asked on
collection-head-state = How far
collection-what = { $kind }, { $year }
collection-download = Fetch
collection-size = { $name } ({ $size })
collection-progress = { $done } of { $total } dossiers
collection-dossiers =
    { $total ->
        [one] 1 dossier
       *[other] { $total } dossiers
    }

collection_field-year = Year in which the dossiers were closed
collection_field-kind = In which form
collection_field-kind-hint = More than fifty dossiers as PDF are divided over parts of fifty, together in one ZIP file.

collection_kind-pdf = PDF with table of contents
collection_kind-xlsx = Excel file
collection_kind-csv = CSV for Excel in Dutch
collection_kind-csv-machine = CSV for other programs
collection_kind-zip = ZIP with a PDF for each dossier and the list

collection_state-asked = Waits to be made
collection_state-running = Is being made
collection_state-done = Ready
collection_state-failed = Failed. Ask for the collection again.
collection_state-gone = Can't be fetched any more. Ask for the collection again.

collection-cover = Complaint registration forms { $year }
collection-none = No dossier was closed in { $year }.
collection-cover-lead =
    { $count ->
        [one] The form of 1 dossier that was closed in { $year }. Confidential: only for who handles complaints.
       *[other] The forms of { $count } dossiers that were closed in { $year }. Confidential: only for who handles complaints.
    }
collection-part = Part { $number } of { $of }.
collection-contents = Contents
collection-form = { $reference }, closed on { $on }
collection-footer = Confidential · forms of { $year }
collection-sheet = Complaints

collection-file-pdf = forms-{ $year }.pdf
collection-file-parts = forms-{ $year }-parts.zip
collection-file-part = forms-{ $year }-part-{ $part }.pdf
collection-file-form = forms/{ $reference }.pdf
collection-file-zip = forms-{ $year }.zip
collection-file-xlsx = complaints-{ $year }.xlsx
collection-file-csv = complaints-{ $year }.csv
collection-file-csv-machine = complaints-{ $year }-machine.csv

## Columns that are no field of their own on the form.

collection-recorded-by = Recorded by
collection-registered-by = Registered by
collection-registration-days = Days to registration
collection-firm = Firm
collection-adviser = Adviser
collection-further-partners = Further partners
collection-reclassified = Times reclassified
collection-consultations = Consultations
collection-consulted-on = First consulted on
collection-proposals = Proposed solutions
collection-promised-on = Postponed until
collection-points = Points
collection-points-upheld = Of which upheld wholly or partly
collection-point-texts = Points in words
collection-commitments = Commitments
collection-commitments-kept = Of which kept
collection-days = Days to the decision
collection-rounds = Rounds
collection-reaction-on = Reaction given on
collection-has-lesson = There is a lesson
collection-lesson = Lesson, or why there is none
collection-survey = Satisfaction with the process
collection-relation-kept = Relation kept

## In the terminal.

terminal-collect = Collects the forms of a year in one file
terminal-collect-year = The year in which the dossiers were closed
terminal-collect-kind = pdf, xlsx, csv, csv-machine or zip
terminal-collect-out = The file that is made; it may not be there yet
terminal-collect-exists = { $file } is there already; a collection overwrites nothing
terminal-collect-not-written = { $file } could not be written
terminal-collect-wrong-kind = { $kind } is no form; choose pdf, xlsx, csv, csv-machine or zip
terminal-collect-progress = Collecting: { $done } of { $total } dossiers
terminal-collect-done = The collection is in { $file } ({ $size } KiB).
terminal-collect-parts = These are more than fifty dossiers: { $file } is a ZIP file with parts of fifty.

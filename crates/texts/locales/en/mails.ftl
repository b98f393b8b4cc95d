### What letters and mails of a dossier say. The salutation goes before it, the closing after it.

mails-your-complaint = your complaint
mails-the-complaint = the complaint
mails-complaint-of = the complaint of { $name }
mails-fill-in = [fill in]

mails-receipt-subject = We have received a complaint ({ $reference })
mails-receipt =
    On { $received } we received a complaint that names you as a representative. The complaint has reference { $reference }. Our written answer will be there by { $due } at the latest.

    We don't have an authorisation from the complainant yet. Until we have it, we may tell you no more about the complaint than this. The clock runs on.

mails-authorisation_request-subject = We need an authorisation ({ $reference })
mails-authorisation_request =
    You are named as a representative in the complaint with reference { $reference }. Before we may tell you more about the complaint, we need an authorisation from the complainant.

    # What the authorisation says
    - the name of the complainant and your name
    - the reference { $reference }
    - what you may do: only file the complaint, arrange everything, or only receive our post
    - until when the authorisation holds, if it has an end date
    - the date and the signature of the complainant

    You can send the authorisation as an answer to this mail, or by post.

    Meanwhile we handle the complaint as usual. Our written answer will be there by { $due } at the latest. If we have no authorisation by then, we send the answer to the complainant.

mails-hearing_invitation-subject = Invitation to a meeting ({ $reference })
mails-hearing_invitation =
    We would like to talk with you about { $complaint } with reference { $reference }. You can tell us how you see it. We also ask the other side to tell us what happened.

    The meeting is on { $hearing_date } at { $hearing_time }. Where: { $hearing_place }.

    You may bring somebody. After the meeting you get a report. You can comment on it.

    Can't you come then, or would you rather talk in another way? Please tell us. Together we will find another day or another way.

mails-hearing_report-subject = Report of the meeting ({ $reference })
mails-hearing_report =
    We talked with you about { $complaint } with reference { $reference }. Below you find the report of that meeting.

    # Report
    { $report }

    # Is it right?
    Please read the report carefully. Is something wrong or missing? Tell us within a week. We keep your comments with the report.

mails-progress_note-subject = How things stand with { $complaint } ({ $reference })
mails-progress_note =
    We would like to tell you how things stand with { $complaint } with reference { $reference }.

    We are still working on it. Our written answer will be there by { $promised } at the latest.

    Do you have questions, or something to add? You can call, mail or write to us.

mails-postponement-subject = The answer will come later ({ $reference })
mails-postponement =
    Our answer to { $complaint } with reference { $reference } will come later than we said. We are sorry about that.

    The reason is: { $reason }

    Our written answer will now be there by { $until } at the latest. At first that was { $due }.

    Do you disagree, or do you need the answer sooner? Please tell us.

mails-solution_confirmed-subject = What we agreed ({ $reference })
mails-solution_confirmed =
    We talked with you about a solution for { $complaint } with reference { $reference }. Here we confirm what we agreed.

    # The solution
    { $solution }

    Is this not right, or do you no longer agree? Please tell us. We will send you one more letter, with which we end the complaint.

mails-reopening-subject = We are handling { $complaint } again ({ $reference })
mails-reopening =
    We have opened { $complaint } with reference { $reference } again. Our written answer will be there by { $due } at the latest.

    Do you have something to add? You can call, mail or write to us.

mails-survey-subject = How did it go? ({ $reference })
mails-survey =
    Some time ago you received our answer to { $complaint } with reference { $reference }. We would like to know what you think of how we handled the complaint.

    It is one question, and you may add something. You find the question on the status page. There you fill in the reference and your access code: { $status }

    You don't have to answer. What you answer helps us to do better.

mails-free-subject = About { $complaint } ({ $reference })
mails-free =
    We write to you about { $complaint } with reference { $reference }.

### What every form says.

## Above and below a form.

form-cancel = Back without saving
form-instead = What you can do now
form-back = Back to the dossier
form-choose = Choose…
form-all = All
form-errors = { $count ->
    [one] There is 1 thing that is not filled in correctly yet
   *[other] There are { $count } things that are not filled in correctly yet
}
form-refused = This is not possible now
form-overtaken = Somebody else worked in this dossier as well
form-overtaken-advice = Read below what happened. What you filled in is still there. Is it still right? Then send it again.
form-sent-before = You have sent this form already
form-sent-before-advice = Below is what was saved then. What you changed after that has not been saved. Should it be added? Then send it again.
recording-sent-before = You have recorded this complaint already
recording-sent-before-advice = What you changed after that has not been saved. Change it in the dossier of the complaint. Is this another complaint? Then send the form again.
form-news = Happened since you opened this page

## What is wrong with an answer.

form-missing = Please fill in: { $field }
form-choose-one = Please choose one at: { $field }
form-too-long = This text has { $characters } characters. Please shorten it: there is room for at most 20,000 characters.
form-line-too-long = This is too long. Please shorten it.
form-unknown = This choice no longer exists. Please choose again.
form-date-missing = Please fill in the day, the month and the year.
form-date-wrong = This date does not exist. Fill in a day, a month and a year of four digits, such as 23 11 2026.
form-email-wrong = This is not an e-mail address. An address looks like name@example.com.
form-phone-wrong = A telephone number holds digits. Please check the number.
form-chamber-number-wrong = A Chamber of Commerce number has eight digits. Please check it or leave it empty.
form-amount-wrong = This is not an amount in euros. Write it for example as 1,250.00.
form-file-empty = The file { $file } was not taken: it is empty.
form-file-too-large = The file { $file } was not taken: it is larger than { $each } MB.
form-file-too-much = The file { $file } was not taken: all files together are larger than { $all } MB.
form-file-too-many = The file { $file } was not taken: you can send at most { $most } files. Take one out first.
form-file-kind = The file { $file } was not taken: we do not take this kind of file. You can send: { $kinds }.
form-file-too-fast = ‘{ $file }’ was not taken: many files came from your place in a short time. Try again in half an hour.
form-file-not-now = The file { $file } was not taken. Choose it again.
form-file-group-office = documents of Word, Excel or PowerPoint
form-file-group-pdf = pdf
form-file-group-image = photographs and other images
form-file-group-mail = mails
form-file-group-text = text
form-file-group-audio = sound
form-file-group-zip = zip
form-remedies-missing = Choose what was done, or ‘none’, or fill in an amount or an explanation.
form-no-lesson-reason = Write down why there is no lesson.
form-name-not-shown = You may not see this complainant’s name, so you cannot change these details. Please ask the complaints officer.

## What cannot be chosen.

form-erased = (erased or not visible)
form-no-open-commitment = There are no commitments that are still to be kept.
form-no-officer-left = There is no complaints officer who is not involved in this complaint.
form-nobody-by-name = Nobody is kept out of this dossier because of a name.
form-reference-wrong = Fill in a reference, for example K-2026-7H3Q2M.
payment-amount = It is about { $amount }.
admissions-warning = Money is claimed, and this text may admit liability: { $words }. Ask the insurer first or choose other words.
admissions-unseen = Look at the words that are named and tick that you send them like this, or change the text.
partners-choose = Choose which partner it is about.

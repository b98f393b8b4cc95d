### The talk sheet: a complaint that is told, in the order in which people talk (5.1).

talk-title = Talk sheet
talk-lead = For a complaint that you hear, on the telephone or in a conversation. You ask in the order in which people tell. Nothing is required; what you fill in comes along to the recording.
talk-paper = Print an empty talk sheet (PDF)
talk-send = Go on to recording
talk-listen = 1. Listen: what happened?
talk-listen-say = “Please tell me. I am taking notes.” Let people finish, sum up, and don't say yet who is right.
talk-listen-paper = “Please tell me. I am taking notes.” Let people finish, sum up, and don't say yet who is right.
talk-when = 2. When was that?
talk-when-paper = A day, a period or “all the time”. Note the day of this talk as well.
talk-who = 3. Who is it about?
talk-who-paper = An adviser, a firm, the organisation or the complaints officer. “I don't know” will do as well.
talk-help = 4. What would help?
talk-help-say = “What would you like now?” Don't promise anything yet.
talk-help-paper = “What would you like now?” Don't promise anything yet.
talk-next = 5. What happens next?
talk-next-say = “I record your complaint now. A complaints officer looks at it. You hear from us within three working days, and you have our written answer by { $due } at the latest. There is a complaints procedure; I will tell you where it is.”
talk-next-paper = “I record your complaint. A complaints officer looks at it. You hear from us within three working days, and you have our written answer within four weeks. There is a complaints procedure; I will tell you where it is.”
talk-reach = 6. How do we reach you?
talk-reach-paper = Name, company, telephone, mail and address; one of them is enough to reach you.
talk-check = 7. Read it out: is this right?
talk-check-say = Read out what you wrote. After recording you can have the text confirmed by mail or letter, or on the status page with an access code.
talk-check-paper = Read out what you wrote, and record it today. After that you can have the text confirmed by mail, by letter or on the status page.

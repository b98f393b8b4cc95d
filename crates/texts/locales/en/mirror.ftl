### The mirror for the partner (2.3).

mirror-title = Your mirror
mirror-lead = Here you see how complaints about you went in the last { $years } years. It holds nothing about others, and there is no ranking.
mirror-link = See your mirror
mirror-to-figures = Back to the figures
mirror-days = How soon you answered
mirror-days-definition = Calendar days from the day on which we told you until your view, a talk or a proposal.
mirror-days-none = There is no complaint yet that you answered.
mirror-days-each = { $days } days. With so few complaints each term is told.
mirror-days-median = Half of them took at most { $median } days. With { $n } complaints the true middle lies between { $low } and { $high } days.
mirror-waited =
    { $count ->
        [0] No complaint waits for your answer.
        [one] 1 complaint waits for your answer.
       *[other] { $count } complaints wait for your answer.
    }
mirror-outcomes = What complainants asked and what they got
mirror-asked = Asked
mirror-given = Got
mirror-judged = Judgment on the points
mirror-times = Number
mirror-none = Nothing yet
mirror-told =
    { $told ->
        [0] You know the outcome of none of the { $complaints } complaints yet.
       *[other] The outcome is of { $told } of { $complaints } complaints: those of which you have heard it.
    }
mirror-money = Together { $amount } was paid.
mirror-money-none = No amount was paid.
mirror-pattern = Does this fit chance?
mirror-pattern-few =
    { $complaints ->
        [0] There are no complaints about you in these years: no pattern can be seen.
        [one] There is 1 complaint about you in these years: no pattern can be seen.
       *[other] There are { $complaints } complaints about you in these years: no pattern can be seen.
    }
mirror-pattern-no-exposure = There are { $complaints } complaints about you in these years. How many clients or engagements stand against them is not recorded. So nobody can say whether this fits chance. Such a number fits a mean of { $low } to { $high }.
mirror-pattern-fits = There are { $complaints } complaints about you in these years. With your part of the work { $expected } would fit. The difference fits chance.
mirror-pattern-more = There are { $complaints } complaints about you in these years. With your part of the work { $expected } would fit. These are more than fits chance. Who records complaints well also has more of them.
mirror-pattern-fewer = There are { $complaints } complaints about you in these years. With your part of the work { $expected } would fit. These are fewer than fits chance. Perhaps not every complaint is recorded.
mirror-first = The first 24 hours
mirror-openings = Sentences to begin with
mirror-openings-lead = A talk begins well with these sentences. Put them in your own words.
mirror-opening-1 = I am sorry that this troubles you. I would like to hear from you what happened.
mirror-opening-2 = I have read your complaint. May I tell you what I understood, and will you say whether it is right?
mirror-opening-3 = What would be a good solution for you?
mirror-opening-4 = I should have told you that earlier. I am sorry.
mirror-opening-5 = I don't know the answer yet. You will hear from me by Friday.
mirror-opening-6 = I will first talk to the complaints officer. After that I will call you back.

wish-own_words = In their own words

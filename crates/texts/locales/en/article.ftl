### The articles of the procedure in our own words.

article-short = art. { $number }

article-1_partner = A partner is an affiliated firm, or an adviser employed by the organisation or by such a firm.
article-1_complaint = A complaint is any expression of dissatisfaction about our services that can reasonably be taken as one, oral or written.
article-1_complainant = A complainant is an SME client or collaboration partner who complains, or whoever speaks for them.
article-1_officer = The complaints officer handles the complaint and is never the one complained about.
article-1_procedure = The complaints procedure says how we handle complaints. A complaint falls under the version of the day on which it was received.
article-1_form = The complaints registration form is the internal form with which we carry out the procedure.
article-2_1 = We deal with complaints constructively and within a reasonable time.
article-2_2 = By handling complaints well we keep and improve the relations with our clients.
article-2_3 = Partners are helped to respond to complaints in a client-centred way.
article-2_4 = We learn from complaints and so make our services better.
article-3_1 = The partner tells the complainant that there is a complaints procedure.
article-3_2 = The partner tells the complainant how the procedure can be read.
article-3_3 = The procedure is on the organisation’s website.
article-4_1 = When a complaint reaches the organisation, the complaints officer is told.
article-4_2 = The complaints officer informs the partner complained about.
article-4_3 = When a complaint reaches the partner, the complaints officer is told.
article-4_4 = The partner, or else the complaints officer, sees to careful handling: both sides are heard.
article-4_5 = The partner looks for a solution with the complainant, after consulting the complaints officer.
article-4_6 = The complaints officer tells the complainant the decision.
article-5_1 = Every complaint is registered on the form by whoever received it: the partner or the complaints officer. They tell each other.
article-5_2 = The complaints officer classifies the complaint after it has been registered.
article-5_3 = A complaint was made orally (A) or in writing (B). It is about the conduct or attitude of the partner (I), the quality of the service (II) or its financial side (III).
article-5_4 = Once the complaint has been dealt with, the dossier is closed.
article-6_1 = First the partner is responsible for the handling, then the complaints officer.
article-6_2 = After the complaint has been dealt with, the complaints officer completes the form and winds up the dossier.
article-6_3 = The partner keeps the complaints officer informed. Every contact is recorded in the dossier.
article-6_4 = The organisation answers the complaint in writing within four weeks.
article-6_5 = The complaints officer is responsible for telling the complainant the decision.
article-6_6 = The complaints officer keeps the dossier.
article-7_1 = The complaints officer collects the completed forms.
article-7_2 = The complaints officer reports each year on the complaints that were handled.
article-7_3 = The complaints officer makes an analysis of the complaints each year.
article-7_4 = The complaints officer makes recommendations to prevent complaints and improve the way of working.

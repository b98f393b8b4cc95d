### What a choice is called on the screen. Each key is ENUM-KEY; what stands after the last
### hyphen is the word in the database.

## Where a complaint is and whose turn it is.

stage-received = Received
stage-registered = Registered
stage-with_partner = With the partner
stage-with_officer = With the complaints officer
stage-deciding = Decision in preparation
stage-decided = Answered
stage-closed = Closed
stage-withdrawn = Withdrawn
stage-out_of_scope = Outside the procedure
stage-merged = Merged

turn-registrar = Whoever recorded the complaint
turn-officer = Complaints officer
turn-partner = Partner
turn-second_officer = Second complaints officer
turn-post_room = Post room
turn-nobody = Nobody

## How the complaint came in.

door-partner = Partner
door-organisation = Organisation

channel-web_form = Web form
channel-email = E-mail
channel-letter = Letter
channel-telephone = Telephone
channel-conversation = Conversation
channel-voicemail = Voicemail
channel-chat = Chat or app
channel-third_party = Through somebody else or an external body
channel-social_media = Social media

manner-oral = Oral
manner-written = Written

nature-partner_conduct = Conduct or attitude of the partner
nature-service_quality = Quality of the service
nature-finances = Financial side of the service

nature-roman-partner_conduct = I
nature-roman-service_quality = II
nature-roman-finances = III
manner-letter-oral = A
manner-letter-written = B

complainant_kind-sme_client = SME client
complainant_kind-collaboration_partner = Collaboration partner
complainant_kind-other = Other

confidentiality-open = The partner may know the name
confidentiality-name_not_shared = Do not share the name with the partner

subject-unknown = Unknown
subject-organisation = The organisation itself
subject-partner = A partner or adviser
subject-officer = The complaints officer

firm_kind-affiliated = Affiliated firm
firm_kind-organisation = The organisation itself

language-nl = Dutch
language-en = English

## Handling.

way-email = E-mail
way-letter = Letter
way-telephone = Telephone
way-conversation = Conversation
way-portal = Portal

side-complainant = Complainant
side-partner = Partner

not_heard_reason-did_not_want = Did not want to be heard
not_heard_reason-unreachable = Could not be reached
not_heard_reason-in_writing = Already gave a view in writing
not_heard_reason-no_partner = No partner is involved
not_heard_reason-other = Another reason

reaction-accepted = Accepted
reaction-not_accepted = Not accepted
reaction-none = No reaction
reaction-unknown = Unknown

take_up_reason-organisation = The complaint is about the organisation itself
take_up_reason-partner_left = The partner has left or is absent
take_up_reason-refuses_partner = The complainant does not want the partner to handle it
take_up_reason-serious_conduct = It is about serious conduct
take_up_reason-repeat = It has happened before

hand_over_reason-ready = The partner is ready
hand_over_reason-refused = The complainant does not accept the solution
hand_over_reason-silent = The partner was silent for too long
hand_over_reason-officer = The complaints officer takes it over

communication_kind-note = Note
communication_kind-call = Telephone call
communication_kind-meeting = Meeting
communication_kind-letter = Letter
communication_kind-mail = E-mail

direction-incoming = Received
direction-outgoing = Sent
direction-internal = Internal

visibility-everybody = Everybody in the dossier
visibility-officer_and_partner = Complaints officer and partner
visibility-officer_only = Complaints officer only

level-low = Low
level-middle = Middle
level-high = High

## Outcome.

judgment-upheld = Upheld
judgment-partly_upheld = Partly upheld
judgment-not_upheld = Not upheld
judgment-no_judgment = No judgment possible
judgment-resolved = Resolved without a judgment
judgment-not_taken_up = Not taken up

letter_kind-decision = Decision
letter_kind-solved_on_the_spot = Confirmation of the solution
letter_kind-withdrawal = Confirmation of the withdrawal
letter_kind-out_of_scope = Letter: outside the procedure

scope_ground-not_a_complaint = It is not a complaint
scope_ground-not_our_services = It is not about our services
scope_ground-not_a_client = The sender is no client or collaboration partner

reopen_ground-new_facts = There are new facts
reopen_ground-not_carried_out = The decision was not carried out
reopen_ground-error = A mistake was made
reopen_ground-external_ruling = An external body has ruled
reopen_ground-dissatisfied = The complainant is not satisfied with the decision

recurrence-single = Once
recurrence-recurring = Recurring
recurrence-structural = Structural

yes_no_unknown-yes = Yes
yes_no_unknown-no = No
yes_no_unknown-unknown = Unknown

delivery-underway = Under way
delivery-failed = Not delivered

## People.

role-partner = Partner
role-staff = Staff
role-officer = Complaints officer
role-management = Management
role-auditor = Auditor
role-administrator = Administrator
role-system = Weerklank

charge_reason-at_receipt = First available officer at receipt
charge_reason-conflict = The earlier officer is too closely involved
charge_reason-taken_over = Taken over by another officer
charge_reason-assigned = Assigned by management

exclusion_ground-subject = Is the one complained about
exclusion_ground-involved_firm = Works for the firm complained about
exclusion_ground-line_manager = Manages the one complained about, or is managed by them
exclusion_ground-possible_name = May bear the name that was mentioned
exclusion_ground-declared = Has declared being too closely involved
exclusion_ground-objection = The complainant has objected

access-registrar = Recorded the complaint
access-involved_adviser = Adviser involved
access-firm_contact = Contact of the firm
access-escalation = Management, because there is no officer

deviation_cause-stated = Recorded with a reason
deviation_cause-registered_late = Registered later than the working agreement
deviation_cause-registered_by_another = Registered by somebody else than the procedure says
deviation_cause-partner_told_late = The partner was told later than the working agreement
deviation_cause-officer_at_once = Straight to the complaints officer
deviation_cause-not_consulted = The complaints officer was not consulted
deviation_cause-overdue = Answered later than four weeks

## What is still missing on the form.

missing-registration = the registration
missing-acknowledgement = the acknowledgement of receipt
missing-procedure_pointed_out = where the complainant can read the procedure
missing-partner_notified = the message to the partner
missing-classification = the classification
missing-answer = the written answer that was sent
missing-points = the points
missing-remedies = what was done to put it right
missing-reaction = the reaction of the complainant (‘no reaction’ is possible some days after the answer, as was agreed)
missing-root_cause = the cause
missing-lesson = the lesson, or the reason why there is none
confidentiality-anonymous = Anonymous
communication_kind-message = Message on the status page
role-complainant = Complainant
role-representative = Representative
deviation_cause-postponed_late = Postponed after four weeks
charge_reason-left = The earlier complaints officer no longer works here
role-outsider = From outside
access-outsider = From outside, for this dossier
turn-management = Management
merge_ground-same_facts = The same complainant and the same facts
merge_ground-consent = The complainants agree to the merge
link_kind-main = Goes on in
link_kind-merged = Merged from
link_kind-split_off = Split off to
link_kind-split_from = Split off from
link_kind-followed_by = Followed by
link_kind-follows = Follows
external_body-disputes_committee = Disputes committee
external_body-court = Court
external_body-disciplinary = Disciplinary court
external_body-supervisor = Supervisor
external_body-other = Another body
scope_ground-already_handled = This complaint was handled already
scope_ground-before_court = The matter is before a court
scope_ground-whistleblowing = It is a report of wrongdoing
scope_ground-privacy_request = It is a request about personal data
succession_ground-legal_successor = Legal successor
succession_ground-curator = Trustee in bankruptcy
succession_ground-heir = Heir
succession_ground-administrator = Administrator
succession_ground-other = Somebody else

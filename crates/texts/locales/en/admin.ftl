### Administration: people, partners, relations, the organisation and the lists.

admin-title = Administration
admin-lead = Here you keep who takes part and what there is to choose from. You see no complaints here.
admin-tabs = Lists
admin-save = Save
admin-search = Search
admin-next-page = Next page
admin-nothing-found = Nothing found.
admin-not-in-use = Not in use
admin-number-wrong = Enter a whole number, such as 1.
admin-choose-nothing = None
admin-choose-file = Choose a file

admin-done-opgeslagen = Saved.
admin-done-uitnodiging = The invitation is on its way.
admin-done-ingericht = Weerklank is ready for use. Now add people and partners.

admin-overtaken = Somebody else changed this in the meantime
admin-overtaken-advice = Compare both versions below. What you filled in is still in the form. If you save, it replaces the other version.
admin-versions-caption = Your version and the other one
admin-versions-value = Part
admin-versions-yours = What you filled in
admin-versions-theirs = What it says now

## The parts.

admin-part-people = People
admin-part-people-about = Who can sign in, and with which roles.
admin-part-firms = Partners
admin-part-firms-about = Firms, their contact and their advisers.
admin-part-relations = Relations
admin-part-relations-about = Clients and cooperating partners that complaints may come from.
admin-part-organisation = Organisation
admin-part-organisation-about = Name, addresses, colour and logo on pages and letters.
admin-part-lists = Lists
admin-part-lists-about = Natures, subcategories, root causes, remedies and services.
admin-part-post = Post
admin-part-post-about = Whether messages leave, and what could not be delivered.

admin-head-name = Name
admin-head-email = Email address
admin-head-roles = Roles
admin-head-state = Details
admin-head-kind = Kind
admin-head-contact = Contact
admin-head-advisers = Advisers
admin-head-account = Account
admin-head-company = Company
admin-head-dutch = Dutch
admin-head-english = English
admin-head-parent = Under
admin-head-position = Order

## People.

admin-new-person = Add a person
admin-person-lead = Whoever you add gets an email with a link to choose a password. Another role, adviser or manager can change who may see a dossier (art. 1).
admin-invited = No password yet
admin-away = Away
admin-invite-again = Send a new invitation
admin-invite-again-about = The link in the email works once, for seven days. Also for who has forgotten the password.

## Partners and advisers.

admin-new-firm = Add a partner
admin-no-firms = There are no partners yet.
admin-firm-lead = The contact is told when a complaint is about this firm and no adviser is known (art. 4.2).
admin-advisers = Advisers
admin-new-adviser = Add an adviser
admin-no-advisers = There are no advisers yet.
admin-no-account = No account
admin-adviser-lead = An adviser needs no account. If one gets an account, connect it on the page of that person.

## Relations.

admin-new-relation = Add a relation
admin-no-relations = There are no relations yet.
admin-search-relation = Beginning of the company’s name or of the contact’s surname

## Organisation.

admin-organisation-lead = What you leave empty is not on pages and letters.
admin-organisation-name = Name
admin-organisation-reach = How to reach you
admin-organisation-look = Look

## Lists.

admin-lists-lead = An item never disappears, because dossiers refer to it. Give it a last day; after that it can no longer be chosen.
admin-list-nature = Natures
admin-list-subcategory = Subcategories
admin-list-root_cause = Root causes
admin-list-remedy = Remedies
admin-list-service = Services
admin-new-item = Add an item
admin-no-items = This list is still empty.
admin-item-lead = Without an English name, English screens show the Dutch one.
admin-item-exists = This list already has an item with this name.
admin-ends-on = Can be chosen up to and including { $day }
admin-ended-on = Can no longer be chosen since { $day }

## Fields.

admin_field-name = Name
admin_field-email = Email address
admin_field-roles = Roles
admin_field-adviser = Is this adviser
admin_field-adviser-hint = Required for a partner. An adviser belongs to one account at most.
admin_field-manager = Manager
admin_field-manager-hint = Whoever manages the person a complaint is about does not see that complaint (art. 1).
admin_field-language = Language
admin_field-officer_order = Order as complaints officer
admin_field-officer_order-hint = New complaints go to the officer who is present and has the lowest number.
admin_field-active = In use
admin_field-kind = Kind of firm
admin_field-contact = Contact
admin_field-phone = Telephone number
admin_field-address = Address
admin_field-address-hint = Street, postal code and place, each on a line of its own.
admin_field-firm = Firm
admin_field-relation_kind = Kind of relation
admin_field-company = Company
admin_field-chamber_number = Chamber of commerce number
admin_field-chamber_number-hint = Eight digits.
admin_field-contact_name = Contact
admin_field-legal_name = Legal name
admin_field-legal_name-hint = Only when it is another one.
admin_field-officer_title = What the complaints officer is called
admin_field-officer_title-hint = Stands below letters. If you leave this empty, it says Complaints officer.
admin_field-postal_address = Postal address
admin_field-postal_address-hint = Only when letters go to another address.
admin_field-mail = General email address
admin_field-complaints_mail = Email address for complaints
admin_field-complaints_mail-hint = Replies to our email come in here.
admin_field-website = Website
admin_field-website-hint = Begins with https://
admin_field-colour = Main colour
admin_field-colour-hint = A hash with six digits or letters, such as #1f4e4a.
admin_field-logo = Logo
admin_field-logo-hint = PNG, JPEG or SVG, 512 KB at most. Without a new file the logo stays as it is.
admin_field-remove_logo = Remove the logo
admin_field-dutch = Dutch
admin_field-english = English
admin_field-parent = Under which nature
admin_field-position = Order
admin_field-valid_until = Last day
admin_field-valid_until-hint = After it, the item can no longer be chosen. Empty is without an end.
admin_field-procedure_url = Where the procedure can be read
admin_field-procedure_url-hint = A web address. It is in the acknowledgement (art. 3.2).
admin_field-external_route = Where a complainant can go after our decision
admin_field-external_route-hint = As part of a sentence in the letter, for example: the Disputes Committee. Empty: the court.

## Templates.

admin-part-templates = Templates
admin-part-templates-about = What letters and mails say, in Dutch and in English.
admin-templates-lead = Each letter or mail begins with a template. You can change its text. You can always go back to the template we shipped.
admin-template-own = Changed
admin-template-shipped = As shipped
admin-template-lead = The closing and the signature are not in the template. They are added below it.
admin-template-placeholders = What can be filled in for you
admin-template-condition = What stands between appears only when the first has a value.
admin-template-repetition = Repeats what stands between for each thing on a list.
admin-template-as_mail = Look at it as mail
admin-template-as_letter = Look at it as letter (pdf)
admin-template-restore = Go back to the template as shipped
admin-template-restore-about = Your own text is kept as a version.
admin-template-versions = Versions
admin-template-version = Version { $number }
admin-template-difference = What this version changed
admin-template-proof_invented = This is how it looks with an invented dossier. Nothing was kept and nothing was sent.
admin-template-proof_real = This is how it looks with the dossier you named. Nothing was kept and nothing was sent.
admin-template-proof_text = As plain text
admin-template-proof_html = As formatted mail
admin-template-back = Back to the template
admin-template-no-dossier = There is no such dossier, or you may not see it. Check the reference.
admin-line-added = New:
admin-line-removed = Gone:
admin-head-template = Template
admin-head-version = Version
admin-head-changed_by = Changed by
admin-head-changed_at = Changed on
admin-done-hersteld = The template is as shipped again.
admin_field-template_subject = Subject
admin_field-template_text = Text
admin_field-template_text-hint = An empty line begins a paragraph. A line that begins with a number sign is a heading, with a hyphen an item of a list.
admin_field-template_dossier = Example with a real dossier
admin_field-template_dossier-hint = Fill in a reference, such as K-2026-7H3Q2M. Without one the example is invented.
admin-part-mandate = Limits of the officer
admin-part-mandate-about = Limit for payments, reasons outside the procedure and words that admit liability.
admin-mandate-lead = These agreements hold from the moment at which you save them. What happened already does not change.
admin_field-payment_limit = Highest amount without management
admin_field-payment_limit-hint = In euro, for example 2,500.00. Leave it empty when the complaints officer may grant any amount.
admin_field-scope_grounds = Further reasons to leave a complaint outside the procedure
admin_field-scope_grounds-hint = The reasons of article 1 always hold.
admin_field-liability_words = Words that may admit liability
admin_field-liability_words-hint = Each word on a line of its own. When money is claimed, Weerklank warns of these words in letters and mails.

## Somebody from outside for one dossier.

admin_field-reference = Reference of the complaint
admin_field-outsider_reason = Why is somebody from outside needed?
outsider-lead = When nobody of the organisation is impartial any more, somebody from outside handles the complaint. That person sees this one dossier and nothing else. The invitation goes by mail.
outsider-named = The person from outside was named and gets an invitation.
outsider-not-needed = At this reference nobody from outside is needed now.
outsider-has-account = This person already has an account here. Choose somebody from outside the organisation.

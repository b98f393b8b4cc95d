### The fixed words on letters and forms.

paper-date = Date
paper-reference = Reference
paper-your-reference = Your reference
paper-handled-by = Handled by
paper-subject = Subject
paper-contents = Contents
paper-page = Page { $page } of { $pages }
paper-phone = Tel.

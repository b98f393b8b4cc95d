### Wat brieven en mails uit een dossier zeggen. De aanhef staat ervoor, de groet erachter.

mails-your-complaint = uw klacht
mails-the-complaint = de klacht
mails-complaint-of = de klacht van { $name }
mails-fill-in = [vul in]

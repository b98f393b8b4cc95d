# What was noticed while reading a mail that came in.
mail-warning-no-headers = There is no heading above this message. All of it was read as text.
mail-warning-empty = The message is empty.
mail-warning-no-sender = There is no sender in the message.
mail-warning-several-senders = There is more than one sender in the message. The first was taken.
mail-warning-no-date = There is no readable date in the message.
mail-warning-message-too-large = The message is too large. Only its beginning was read; the original is kept whole.
mail-warning-headers-too-large = The heading of the message is too large. A part of it was not read.
mail-warning-too-many-parts = The message has too many parts. The rest is kept as one file.
mail-warning-too-many-files = There are too many attachments. The rest is only in the original.
mail-warning-too-many-recipients = There are too many addresses in the message. The rest is only in the original.
mail-warning-too-deep = Too many messages are wrapped in one another. The deepest are kept as a file.
mail-warning-text-too-long = The text is too long to show in full. All of it is kept as an attachment.
mail-warning-html-too-complex = The layout is too large or too complex to show. The text is there.
mail-warning-too-much-work = Reading this message takes too much time. What was not read is kept as a file.
mail-warning-broken-structure = The structure of the message is broken. Check that nothing is missing.
mail-warning-broken-encoding = A part of the message is damaged. It is kept as it came.
mail-warning-broken-characters = Some letters could not be read.
mail-warning-broken-tnef = The file winmail.dat is damaged. What could be taken out is among the attachments.
mail-warning-plain-text-incomplete = The plain text was not the whole message. The text comes from the formatted version.
mail-warning-nothing-to-read = There is no text in the message and there are no attachments.

# In the terminal
terminal-mail-in = Reads mail that came in
terminal-mail-in-check = Reads all .eml below a folder and says in JSON what becomes of each; changes nothing
terminal-mail-in-no-folder = the folder { $folder } cannot be read
terminal-mail-in-not-written = the list cannot be written
terminal-mail-in-unreadable = This file cannot be read: { $cause }

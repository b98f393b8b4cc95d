# What a person reads in the terminal.
terminal-about = The dossier system of a complaints procedure.
terminal-data = The folder of the database; goes before the setting data
terminal-config = The file with settings (TOML)
terminal-serve = Runs Weerklank: pages and the work beside them
terminal-worker = Does only the work beside the pages, such as sending mail
terminal-demo = Runs a demonstration with an invented organisation
terminal-migrate = Brings the database to this version
terminal-user = Manages accounts
terminal-doctor = Checks whether all is well
terminal-verify = Recomputes the history of all dossiers
terminal-backup = Makes a backup while Weerklank runs
terminal-restore = Puts a backup back in an empty place
terminal-calendar = Reckons when a complaint must be answered, and why

terminal-failed = Error: { $problem }
terminal-because = because: { $cause }
terminal-no-folder = the folder { $folder } can't be made
terminal-no-database = there is no database at { $file }; make it with weerklank serve or weerklank migrate
terminal-migrate-first = the database is of an older version; run weerklank migrate first ({ $pending })
terminal-not-opened = the database { $database } can't be opened
terminal-not-listening = can't listen on { $address }

# Settings
terminal-setting-unknown = there is no setting { $key } (from { $source }); allowed are { $known }
terminal-setting-missing = the setting { $key } is missing; allowed is { $allowed }
terminal-setting-wrong = the setting { $key } can't be “{ $value }” (from { $source }); allowed is { $allowed }
terminal-setting-hidden = (secret)
terminal-setting-no-text = (a list or nothing)
terminal-setting-file = the file with settings { $file } can't be read
terminal-setting-toml = the file with settings { $file } is no valid TOML ({ $place })
terminal-allowed-listen = an IP address with a port, such as 127.0.0.1:8080 or [::1]:8080
terminal-allowed-public-url = https:// with a name and nothing behind it, or http:// on this very machine (localhost, 127.0.0.1)
terminal-allowed-proxies = addresses or networks with commas between them, such as 127.0.0.1, 10.0.0.0/8
terminal-allowed-folder = a folder
terminal-allowed-database = sqlite, or postgres://user:password@host/name
terminal-allowed-log-format = json or text
terminal-allowed-log-level = error, warn, info, debug or trace
terminal-allowed-smtp-host = the name or the address of the mail server
terminal-allowed-port = a number from 1 to 65535
terminal-allowed-smtp-security = starttls, tls, or plain-on-loopback-only (only for a mail server on this machine)
terminal-allowed-smtp-user = a name, together with smtp.password
terminal-allowed-smtp-password = a password, together with smtp.user
terminal-allowed-smtp-from = a mail address, such as complaints@example.nl
terminal-allowed-smtp-from-name = a name
terminal-allowed-smtp-timeout = a number from 1 to 900 (seconds)
terminal-allowed-smtp-root = a readable file with a certificate in PEM form
terminal-allowed-megabytes = a number of MB from 1 to 4096
terminal-allowed-form-megabytes = a number of MB from 1 to 4096, not less than files.file_megabytes_max
terminal-allowed-file-count = a number from 1 to 100
terminal-allowed-yes-no = true or false
terminal-allowed-automatic = a number from 0 to 100
terminal-allowed-kinds = one or more of office, pdf, image, mail, text, audio and zip, with spaces in between
terminal-allowed-scanner = unix:/path/of/the/socket or tcp:address:port
terminal-allowed-s3 = something; files.s3.bucket, files.s3.access_key and files.s3.secret_key belong together
terminal-allowed-s3-endpoint = an address that begins with https://, or with http:// on this very machine

# Running
terminal-no-worker = Leaves the work beside the pages; run weerklank worker for that
terminal-set-up =
    There is no account yet. Make the first one with this link; it works once, for 24 hours:
    { $link }

# Demonstration
terminal-demo-reset = Throws the demonstration away and makes it anew
terminal-demo-listen = The address on which the demonstration listens, on this machine only
terminal-demo-today = The day on which the clock starts, such as 2026-11-23
terminal-demo-wrong-date = “{ $date }” is no day; write it as 2026-11-23
terminal-demo-not-loopback = the demonstration listens on this machine only, not on { $address }
terminal-demo-foreign = { $folder } holds something else than a demonstration; choose another folder with --data
terminal-demo-making = Making the demonstration…
terminal-demo-made = Done: { $complaints } complaints over three years.
terminal-demo-running = Weerklank runs at { $address }
terminal-demo-day = Today is { $day }.
terminal-demo-sign-in = Sign in as:
terminal-demo-officer = Complaints officer
terminal-demo-deputy = Deputy complaints officer
terminal-demo-partner = Partner
terminal-demo-staff = Staff
terminal-demo-management = Management
terminal-demo-administrator = Administrator
terminal-demo-stop = Stop with Ctrl+C.

# Database
terminal-migrate-nothing = The database is of this version already.
terminal-migrate-applied = Applied: { $name }
terminal-backup-file = The file that the copy becomes; it may not be there yet
terminal-backup-postgres = pg_dump makes a backup of PostgreSQL; see docs/operations.md
terminal-backup-exists = { $file } is there already; a backup overwrites nothing
terminal-backup-broken = the copy was made, but the content of { $count } files is gone or damaged; weerklank doctor names them
terminal-backup-failed = the backup { $file } was not made
terminal-backup-progress = Backup: { $percent }%
terminal-backup-done = The backup is in { $file } ({ $size } KiB).
terminal-restore-file = The backup
terminal-restore-postgres = pg_restore puts a backup back into PostgreSQL; see docs/operations.md
terminal-restore-not-empty = there is a database at { $file } already; put a backup back in an empty place
terminal-restore-unfit = the backup { $file } was not put back
terminal-restore-damaged = the file of the database is damaged: { $problem }
terminal-restore-foreign = the file is no database of Weerklank
terminal-restore-failed = the database { $file } can't be written
terminal-restore-done =
    Put back in { $file }: { $dossiers ->
        [one] one dossier
       *[other] { $dossiers } dossiers
    }, recomputed and in order.

# Verifying
terminal-verify-reference = Only this dossier
terminal-verify-unknown = there is no dossier { $reference }
terminal-verify-good = In order. Dossiers: { $dossiers }; entries: { $entries }; texts: { $texts }, erased: { $erased }; files: { $files }.
terminal-verify-sequence = Does not fit: in { $reference } entry { $number } stands where entry { $expected } should.
terminal-verify-digest = Does not fit: in { $reference } entry { $number } does not go with its digest and the entry before it.
terminal-verify-length = Does not fit: { $reference } has { $found } entries, and should have { $expected }.
terminal-verify-words = Does not fit: in { $reference } the words of entry { $number } were changed (text { $content }).
terminal-verify-file = Does not fit: in { $reference } file { $file } was changed or is gone.

# Checking
terminal-doctor-settings = The settings can be read and are in order.
terminal-doctor-calendar = The free days are known until the end of { $year }.
terminal-doctor-disk = Free space at the database: { $megabytes } MiB.
terminal-doctor-no-scanner = No virus scanner is set up: files are not scanned.
terminal-doctor-scanner = The virus scanner { $scanner } answers.
terminal-doctor-scanner-fails = The virus scanner { $scanner } does not answer: { $why }
terminal-doctor-files = Files looked at: { $files }; gone or damaged: { $broken }.
terminal-doctor-file-missing = A file of { $references } is gone ({ $digest }).
terminal-doctor-file-damaged = A file of { $references } is damaged ({ $digest }).
terminal-doctor-files-out-of-reach = The place of the files can't be reached: { $why }
terminal-doctor-no-disk = The folder { $folder } isn't there or can't be looked at.
terminal-doctor-no-mail = No mail server was set up: mail waits in the post room.
terminal-doctor-mail = The mail server { $host } takes mail.
terminal-doctor-mail-fails = The mail server { $host } does not work: { $why }.
terminal-doctor-database = The database ({ $engine }) is of this version.
terminal-doctor-accounts = Complaints officers present: { $officers } (needed: 2); administrators: { $administrators } (needed: 1).
terminal-doctor-replay = Dossiers replayed: { $dossiers }; different: { $drifted }.
terminal-doctor-drift = { $reference } is different: { $parts }.
terminal-doctor-post = In the post room { $waiting } messages wait; undeliverable: { $dead }.
terminal-drift-unreadable = not readable
terminal-drift-entries = the number of entries
terminal-drift-state = the state
terminal-drift-columns = the data for lists
terminal-drift-excluded = who is shut out
terminal-drift-access = who has access
terminal-drift-tasks = the tasks
terminal-drift-search = search words
terminal-doctor-search-is-built = The search index is not complete yet. The worker is building it.

# Calendar
terminal-calendar-dates = Days of receipt, such as 2026-11-23
terminal-calendar-json = Answers in JSON
terminal-calendar-head = Received    Due         Post by     Rolled      Explanation
terminal-calendar-wrong-date = “{ $date }” is no day; write it as 2026-11-23

# Accounts
terminal-user-list = Shows all accounts
terminal-user-add = Makes an account and gives the link by which its password is chosen
terminal-user-reset-link = Gives a link by which somebody chooses a new password
terminal-user-deactivate = Closes an account
terminal-user-email = The mail address with which somebody signs in
terminal-user-name = The name
terminal-user-role = A role; may be given more often
terminal-user-language = The language: nl or en
terminal-user-unknown = there is no account with the address { $email }
terminal-user-active = active
terminal-user-inactive = closed
terminal-user-link =
    Link for { $name }; it works once, for seven days:
    { $link }
terminal-user-added = The account of { $name } was made.
terminal-user-deactivated = The account of { $name } was closed.
terminal-user-wrong = this account can't be so: { $problems }
terminal-report = Makes the annual report of a year as PDF (7.2)
terminal-report-version = The version: internal, partner or public
terminal-report-language = The language: nl or en
terminal-report-partner = The firm of the partner's version, by its id
terminal-report-pdf = The file in which the PDF comes
terminal-report-written = The signed annual report is in { $file }.
terminal-report-draft-written = The draft of the annual report is in { $file }. It is not signed yet.
terminal-report-not-written = The file { $file } could not be written.
terminal-report-wrong-version = { $version } is no version of the report. Choose from: { $known }.
terminal-report-wrong-language = { $language } is no language of the report. Choose nl or en.
terminal-report-no-partner = The partner's version needs a firm. Give it with --partner.

postgres := "/tmp/weerklank-postgres"
imap := "/tmp/weerklank-imap"

# The commands to remember
default:
    @just --list

# Serve the demonstration on http://localhost:8080, kept in target/demo
dev *options:
    cargo run -- demo --data target/demo {{ options }}

# Format, tidy, lints: before each commit
check:
    ./test fast

# The tests of one crate, or all (as root for the mail server); servers stay up until `just db-reset`
test crate="":
    eval "$(e2e/imap-for-tests up {{ imap }})" && eval "$(e2e/postgres-for-tests up {{ postgres }})" && cargo nextest run {{ if crate == "" { "--workspace" } else if crate == "xtask" { "-p xtask" } else { "-p weerklank-" + crate } }}

# The journeys in the browser, all or those whose file name has this word
journeys word="":
    cargo build && node e2e/run.mjs {{ word }}

# All that CI runs
ci:
    .ci/run

# Forget the demonstration and the PostgreSQL of the tests
db-reset:
    rm -rf target/demo
    e2e/postgres-for-tests down {{ postgres }}
    e2e/imap-for-tests down {{ imap }}

# Throw bytes at the reading of mail, until stopped; needs cargo-fuzz and a nightly compiler
fuzz *options:
    mkdir -p fuzz/corpus/mail_to_timeline
    cargo +nightly fuzz run mail_to_timeline fuzz/corpus/mail_to_timeline crates/mail/tests/it/mails {{ options }}

# Start a decision in docs/adr
new-adr title:
    cargo xtask new-adr "{{ title }}"

# Write docs/procedure/coverage.md
coverage:
    cargo xtask coverage

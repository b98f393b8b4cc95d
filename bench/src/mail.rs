//! What reading a mail costs: `weerklank-bench mail`, on one core.
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use weerklank_mail::incoming::{Limits, digest_without_trace, parse, preview_html};

use crate::process::peak_mib;

/// In bytes, of the file in the mail, before it is encoded.
const FILE: usize = 100 << 10;

/// What was measured, of one mail.
pub(crate) struct Rate {
    name: &'static str,
    bytes: usize,
    a_second: f64,
}

/// Measures each kind for so long, and prints it.
pub(crate) fn run(time: Duration) -> anyhow::Result<()> {
    let before = peak_mib("self")?;
    println!("{:<36} {:>10} {:>10} {:>12}", "mail", "KiB", "mails/s", "µs each");
    for (name, raw) in [
        ("text, HTML and a file of 100 KiB", with_file(FILE)),
        ("an answer with quotes", with_file(0)),
        ("text, HTML and a file of 20 MiB", with_file(20 << 20)),
    ] {
        let Rate { name, bytes, a_second } = measure(name, &raw, time);
        let each = 1_000_000.0 / a_second;
        println!("{name:<36} {:>10} {a_second:>10.0} {each:>12.0}", bytes >> 10);
    }
    println!("memory at most {:.0} MiB, {before:.0} before the first", peak_mib("self")?);
    Ok(())
}

/// All that is done to a mail before the database: the digest, the parts, and what is shown.
#[expect(clippy::cast_precision_loss, reason = "no count comes near where that matters")]
fn measure(name: &'static str, raw: &[u8], time: Duration) -> Rate {
    let limits = Limits::default();
    let (start, mut count) = (Instant::now(), 0_u64);
    while start.elapsed() < time {
        let mail = parse(black_box(raw), &limits);
        black_box((digest_without_trace(raw), preview_html(&mail)));
        count += 1;
    }
    Rate { name, bytes: raw.len(), a_second: count as f64 / start.elapsed().as_secs_f64() }
}

/// One with a file of 100 KiB by this sender.
pub(crate) fn from(sender: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(&with_file(FILE)).replace("m@klant.example", sender);
    text.replace("<1@klant.example>", &format!("<{sender}>")).into_bytes()
}

fn with_file(bytes: usize) -> Vec<u8> {
    let mut mail = "Received: from a by b; Fri, 27 Nov 2026 10:00:00 +0100\r\n\
                    From: Mevrouw De Vries <m@klant.example>\r\n\
                    To: klachten@organisatie.example\r\nSubject: Klacht\r\n\
                    Date: Fri, 27 Nov 2026 10:00:00 +0100\r\nMessage-ID: <1@klant.example>\r\n\
                    Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\
                    Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n\
                    Content-Type: text/plain; charset=utf-8\r\n\r\n"
        .to_owned();
    for line in 0..40 {
        let mark = if line < 20 { "" } else { "> " };
        let told = "De rekening klopt niet en niemand belt terug.";
        write!(mail, "{mark}{told} {line}\r\n").expect("a string takes all");
    }
    mail.push_str("--c\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>");
    for line in 0..40 {
        let told = "De rekening <b>klopt</b> niet &amp; niemand belt terug.";
        write!(mail, "<p style=\"margin:0\">{told} {line}</p>\r\n").expect("a string takes all");
    }
    mail.push_str("</body></html>\r\n--c--\r\n");
    if bytes > 0 {
        mail.push_str(
            "--b\r\nContent-Type: application/pdf; name=nota.pdf\r\n\
             Content-Transfer-Encoding: base64\r\n\
             Content-Disposition: attachment; filename=nota.pdf\r\n\r\n",
        );
        let line = format!("{}\r\n", "JVBERi0xLjcK".repeat(6));
        mail.push_str(&line.repeat(bytes / 54));
    }
    mail.push_str("--b--\r\n");
    mail.into_bytes()
}

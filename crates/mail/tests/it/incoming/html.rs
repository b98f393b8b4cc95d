//! HTML of strangers: its text, and what of it may be shown.

use weerklank_mail::incoming::{ParsedMail, Warning, preview_html};

use super::{plain, read};

fn html(body: &str) -> ParsedMail {
    plain("Content-Type: text/html; charset=utf-8\n", body)
}

#[test]
fn the_text_reads_like_the_page() {
    let mail = html(
        "<html><head><title>x</title><style>p{}</style></head><body><p>Beste&nbsp;Anna,</p>\
         <div>Een<br>twee &amp; &euro;&#146;s</div><ul><li>a</li><li>b</li></ul>\
         <a href=\"https://x.example/nota\">de nota</a><blockquote><p>Eerder</p>gezegd\
         </blockquote><script>alert(1)</script></body></html>",
    );
    assert_eq!(
        mail.text,
        "Beste Anna,\n\nEen\ntwee & €’s\n- a\n- b\nde nota <https://x.example/nota>\n\n\
         > Eerder\n>\n> gezegd"
    );
}

const ATTACKS: [&str; 32] = [
    "<img src=\"https://x.example/pixel.gif\">",
    "<img src=x onerror=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href=\"java\nscript:alert(1)\">x</a>",
    "<a href=\" &#106;avascript:alert(1)\">x</a>",
    "<iframe src=\"https://x.example\"></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<object data=\"https://x.example\"></object>",
    "<embed src=\"https://x.example\">",
    "<form action=\"https://x.example\"><input name=a><button>x</button></form>",
    "<meta http-equiv=refresh content=\"0;url=https://x.example\">",
    "<base href=\"https://x.example\">",
    "<link rel=stylesheet href=\"https://x.example/a.css\">",
    "<style>@import url(https://x.example)</style>",
    "<div style=\"background:url(https://x.example)\">x</div>",
    "<table background=\"https://x.example\"><tr><td>x</td></tr></table>",
    "<body onload=alert(1)>x",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=\"cid:a\" srcset=\"https://x.example/b 2x\">",
    "<video poster=\"https://x.example\"><source src=\"https://x.example\"></video>",
    "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
    "<a href=\"vbscript:x\">x</a>",
    "<p title='\"><script>alert(1)</script>'>x</p>",
    "<!--[if mso]><script>alert(1)</script><![endif]-->x",
    "<template><img src=x onerror=alert(1)></template>",
    "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
    "<a href=\"//x.example\">x</a><a href=\"/pad\">y</a>",
    "<img src=\"cid:a\" alt=\"<script>alert(1)</script>\">",
];

const WRONG: [&str; 23] = [
    "<script",
    "<svg",
    "<iframe",
    "<object",
    "<embed",
    "<form",
    "<input",
    "<style",
    "<meta",
    "<base",
    "<link",
    "<math",
    "<video",
    "<template",
    "<noscript",
    " on",
    "javascript:",
    "vbscript:",
    "data:",
    "x.example",
    "style=",
    "srcset",
    "/pad",
];

#[test]
fn nothing_is_fetched_and_nothing_runs() {
    for attack in ATTACKS {
        let mail = html(attack);
        for page in [mail.html.clone().unwrap(), preview_html(&mail)] {
            let shown = page.split_once("<body>").map_or(page.as_str(), |(_, body)| body);
            for tag in tags(shown) {
                let lower = tag.to_lowercase();
                for wrong in WRONG {
                    let without_text = lower.split(" alt=").next().unwrap();
                    let without_text = without_text.split(" title=").next().unwrap();
                    assert!(!without_text.contains(wrong), "{attack}\n{page}");
                }
            }
        }
    }
}

/// The tags of a page that was cleaned, so each `<` starts one.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default()).map(|tag| {
        let start = tag.as_ptr() as usize - page.as_ptr() as usize - 1;
        &page[start..=start + tag.len()]
    })
}

#[test]
fn an_image_of_the_message_is_shown_by_its_name() {
    let mail = read(
        "From: a@x.example\nContent-Type: multipart/related; boundary=b\n\n--b\n\
         Content-Type: text/html\n\n<p>Zie <img src=\"cid:foto@x\"> hier.</p>\n--b\n\
         Content-Type: image/png; name=foto.png\nContent-ID: <foto@x>\n\n\u{89}PNG\n--b--\n",
    );
    assert!(mail.attachments[0].inline);
    assert_eq!(mail.html.as_deref(), Some("<p>Zie <img src=\"cid:foto@x\"> hier.</p>"));
    assert!(preview_html(&mail).contains("<p>Zie <span>[foto.png]</span> hier.</p>"));
}

#[test]
fn links_tell_no_one_where_they_were_clicked() {
    let mail = html("<a href=\"https://x.example/a\" target=_top rel=opener>x</a>");
    assert_eq!(
        mail.html.as_deref(),
        Some("<a href=\"https://x.example/a\" rel=\"noopener noreferrer\">x</a>")
    );
}

#[test]
fn html_that_keeps_a_tree_builder_busy_shows_its_text() {
    let bombs = [
        "<div>".repeat(100_000),
        format!("<p>{}</p>{}", "<b>".repeat(20_000), "<p>x</p>".repeat(20_000)),
        "<a href='x'>".repeat(50_000),
        "<table><b>".repeat(20_000),
        "<a b='\">".repeat(200_000),
        "<!--".repeat(200_000),
        "<a b='>'".repeat(100_000),
    ];
    for bomb in bombs {
        let mail = html(&format!("Begin {bomb}einde"));
        assert!(mail.text.starts_with("Begin"), "{}", &bomb[..20]);
        assert!(mail.html.is_some() || mail.warnings.contains(&Warning::HtmlTooComplex));
    }
}

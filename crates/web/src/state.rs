//! What every handler has at hand.
use std::sync::Arc;

use ipnet::IpNet;
use jiff::civil::Date;
use weerklank_app::App;

/// The web side of a running Weerklank.
#[derive(Clone)]
pub struct Web {
    pub app: App,
    pub(crate) settings: Arc<WebSettings>,
}

/// How this process serves pages.
#[derive(Clone, Debug)]
pub struct WebSettings {
    /// Over https the cookie is `__Host-` and secure; only loopback may do without.
    pub is_https: bool,
    /// The demonstration: a banner on every page, a mailbox in the menu, no mail outside.
    pub demonstration: Option<Demonstration>,
    /// Whether mail can leave: without it the officer's page says so.
    pub mail_is_set_up: bool,
    /// Who may say from where a request comes: the reverse proxies before this process.
    pub trusted_proxies: Vec<IpNet>,
}

/// What the banner of the demonstration says.
#[derive(Clone, Copy, Debug)]
pub struct Demonstration {
    /// The day on which it began, when that is another than today's.
    pub started_on: Date,
}

impl Web {
    pub fn new(app: App, settings: WebSettings) -> Self {
        Self { app, settings: Arc::new(settings) }
    }

    /// Today in Amsterdam.
    pub(crate) fn today(&self) -> Date {
        weerklank_domain::calendar::local_date(self.app.clock.now())
    }
}

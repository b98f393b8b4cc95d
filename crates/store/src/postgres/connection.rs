//! One connection to the server, with the statements it has read.
use postgres::config::{Config, Host, SslMode};
use postgres::{Client, NoTls, Statement};
use std::collections::HashMap;
use std::net::IpAddr;
use std::time::Duration;

use super::session::PostgresSession;
use super::{errors, tls};
use crate::StoreError;
use crate::error::Cause;

const CONNECT_WITHIN: Duration = Duration::from_secs(10);
/// A server that is gone without a word is noticed after this.
const UNANSWERED_AFTER: Duration = Duration::from_secs(30);

/// Nothing waits for ever, and notices are not our affair.
const SETTINGS: &str = "
    set lock_timeout = '10s';
    set statement_timeout = '60s';
    set idle_in_transaction_session_timeout = '60s';
    set client_min_messages = warning;
";

/// Where to connect to, and how.
pub(super) struct Server {
    config: Config,
    tls: Option<tls::Connector>,
}

pub(super) struct PostgresConnection {
    client: Client,
    statements: HashMap<String, Statement>,
    in_transaction: bool,
}

impl Server {
    /// A server elsewhere is spoken to over TLS, unless the URL says `sslmode=disable`.
    pub(super) fn parse(url: &str) -> Result<Self, StoreError> {
        // The cause could quote the password.
        let mut config: Config = url.parse().map_err(|_| StoreError::Open {
            what: "the PostgreSQL database".to_owned(),
            cause: Cause::new("its URL is not understood"),
        })?;
        config.connect_timeout(CONNECT_WITHIN).tcp_user_timeout(UNANSWERED_AFTER);
        if config.get_application_name().is_none() {
            config.application_name("weerklank");
        }
        let encrypted = match config.get_ssl_mode() {
            SslMode::Disable => false,
            SslMode::Prefer => !is_on_this_machine(&config),
            _ => true,
        };
        let tls = if encrypted {
            config.ssl_mode(SslMode::Require);
            Some(tls::connector()?)
        } else {
            None
        };
        Ok(Self { config, tls })
    }

    pub(super) fn connect(&self) -> Result<PostgresConnection, StoreError> {
        let mut client = match &self.tls {
            Some(connector) => self.config.connect(connector.clone()),
            None => self.config.connect(NoTls),
        }
        .map_err(|cause| errors::of_connect(&cause))?;
        client.batch_execute(SETTINGS).map_err(|cause| errors::of_connect(&cause))?;
        Ok(PostgresConnection { client, statements: HashMap::new(), in_transaction: false })
    }
}

impl PostgresConnection {
    pub(super) fn session(&mut self) -> PostgresSession<'_> {
        PostgresSession::new(&mut self.client, &mut self.statements)
    }

    /// Begins or ends a transaction.
    pub(super) fn control(&mut self, sql: &'static str) -> Result<(), StoreError> {
        let done = self.client.batch_execute(sql).map_err(|cause| errors::of_run(sql, &cause));
        self.in_transaction = sql.starts_with("begin") || done.is_err();
        done
    }

    /// No transaction is open.
    pub(super) fn is_idle(&self) -> bool {
        !self.in_transaction
    }
}

fn is_on_this_machine(config: &Config) -> bool {
    let by_name = config.get_hosts().iter().all(|host| match host {
        Host::Tcp(name) => {
            name == "localhost" || name.parse().is_ok_and(|address: IpAddr| address.is_loopback())
        }
        #[cfg(unix)]
        Host::Unix(_) => true,
    });
    by_name && config.get_hostaddrs().iter().all(IpAddr::is_loopback)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_elsewhere_is_spoken_to_over_tls() {
        for (url, encrypted) in [
            ("postgres://u@db.example.nl/d", true),
            ("postgres://u@db.example.nl/d?sslmode=prefer", true),
            ("postgres://u@192.0.2.1/d", true),
            ("postgres://u@127.0.0.1,db.example.nl/d", true),
            ("postgres://u@localhost/d?hostaddr=192.0.2.1", true),
            ("postgres://u@127.0.0.1/d?sslmode=require", true),
            ("postgres://u@db.example.nl/d?sslmode=disable", false),
            ("postgres://u@localhost/d", false),
            ("postgres://u@[::1]/d", false),
            ("postgres:///d?host=/run/postgresql", false),
        ] {
            let server = Server::parse(url).map_err(|_| url).expect("a URL that is understood");
            assert_eq!(server.tls.is_some(), encrypted, "{url}");
        }
    }
}

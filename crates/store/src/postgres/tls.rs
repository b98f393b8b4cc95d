//! TLS to the server, with the certificates this machine trusts.
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use std::sync::Arc;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::StoreError;
use crate::error::Cause;

pub(super) type Connector = MakeRustlsConnect;

/// A server with a certificate of an organisation's own is trusted through the machine's store, or
/// through the file in `SSL_CERT_FILE`.
pub(super) fn connector() -> Result<Connector, StoreError> {
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|cause| StoreError::Open {
            what: "TLS to the PostgreSQL database".to_owned(),
            cause: Cause::new(cause.to_string()),
        })?
        .with_root_certificates(trusted())
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

/// A container often has no store; it gets the public authorities.
fn trusted() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if roots.is_empty() {
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    }
    roots
}

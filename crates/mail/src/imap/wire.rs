//! The connection to a mail server, plain or private, and a limit on what it may send.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll};

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::settings::ImapSettingsError;

/// A connection that breaks when the server sends more than was asked.
#[derive(Debug)]
pub(super) struct Wire {
    way: Way,
    allowance: Allowance,
}

#[derive(Debug)]
enum Way {
    Plain(TcpStream),
    Private(Box<TlsStream<TcpStream>>),
}

/// How many bytes may still come in; each command sets it anew.
#[derive(Clone, Debug, Default)]
pub(super) struct Allowance(Arc<State>);

#[derive(Debug, Default)]
struct State {
    left: AtomicUsize,
    ended: AtomicBool,
}

impl Allowance {
    pub(super) fn set(&self, bytes: usize) {
        self.0.left.store(bytes, Ordering::Relaxed);
    }

    /// Whether the server hung up. `async-imap` takes that for the end of an answer, so a command
    /// that seems to be done was not.
    pub(super) fn has_ended(&self) -> bool {
        self.0.ended.load(Ordering::Relaxed)
    }

    fn take(&self, bytes: usize) {
        if bytes == 0 {
            self.0.ended.store(true, Ordering::Relaxed);
        }
        let left = self.0.left.load(Ordering::Relaxed);
        self.set(left.saturating_sub(bytes));
    }

    fn is_empty(&self) -> bool {
        self.0.left.load(Ordering::Relaxed) == 0
    }
}

impl Wire {
    pub(super) fn plain(stream: TcpStream, allowance: Allowance) -> Self {
        Self { way: Way::Plain(stream), allowance }
    }

    /// The same connection, private from here on.
    pub(super) async fn secured(
        self,
        tls: Arc<ClientConfig>,
        name: ServerName<'static>,
    ) -> io::Result<Self> {
        let Way::Plain(stream) = self.way else { return Ok(self) };
        let private = TlsConnector::from(tls).connect(name, stream).await?;
        Ok(Self { way: Way::Private(Box::new(private)), allowance: self.allowance })
    }
}

/// Trusts what everybody trusts, what this machine trusts, and an authority of one's own.
pub(super) fn tls(extra_root_pem: Option<&str>) -> Result<Arc<ClientConfig>, ImapSettingsError> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if let Some(pem) = extra_root_pem {
        let mut found = false;
        for certificate in CertificateDer::pem_slice_iter(pem.as_bytes()) {
            let certificate = certificate.map_err(|_| ImapSettingsError::ExtraRoot)?;
            roots.add(certificate).map_err(|_| ImapSettingsError::ExtraRoot)?;
            found = true;
        }
        if !found {
            return Err(ImapSettingsError::ExtraRoot);
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(ImapSettingsError::Tls)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}

impl AsyncRead for Wire {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let wire = self.get_mut();
        if wire.allowance.is_empty() {
            let told = "the server sends more than was asked";
            return Poll::Ready(Err(io::Error::new(io::ErrorKind::FileTooLarge, told)));
        }
        let before = buffer.filled().len();
        let read = match &mut wire.way {
            Way::Plain(stream) => Pin::new(stream).poll_read(context, buffer),
            Way::Private(stream) => Pin::new(stream).poll_read(context, buffer),
        };
        if matches!(read, Poll::Ready(Ok(()))) {
            wire.allowance.take(buffer.filled().len() - before);
        }
        read
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match &mut self.get_mut().way {
            Way::Plain(stream) => Pin::new(stream).poll_write(context, bytes),
            Way::Private(stream) => Pin::new(stream).poll_write(context, bytes),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.get_mut().way {
            Way::Plain(stream) => Pin::new(stream).poll_flush(context),
            Way::Private(stream) => Pin::new(stream).poll_flush(context),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.get_mut().way {
            Way::Plain(stream) => Pin::new(stream).poll_shutdown(context),
            Way::Private(stream) => Pin::new(stream).poll_shutdown(context),
        }
    }
}

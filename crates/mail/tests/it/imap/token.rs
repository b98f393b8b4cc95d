//! A provider of access tokens on this machine.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Answers each request with the next of its answers, and the last for ever.
pub(super) struct Provider {
    pub(super) url: String,
    /// The bodies of the requests.
    pub(super) heard: Arc<Mutex<Vec<String>>>,
}

impl Provider {
    pub(super) async fn start(answers: Vec<(u16, String)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/token", listener.local_addr().unwrap());
        let heard = Arc::new(Mutex::new(Vec::new()));
        let told = heard.clone();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let body =
                    request(stream, |count| answers[count.min(answers.len() - 1)].clone(), &told);
                body.await;
            }
        });
        Self { url, heard }
    }

    pub(super) fn requests(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }
}

async fn request(
    mut stream: TcpStream,
    answer: impl Fn(usize) -> (u16, String),
    heard: &Mutex<Vec<String>>,
) {
    let mut bytes = Vec::new();
    let body = loop {
        let mut buffer = [0; 4_096];
        let read = stream.read(&mut buffer).await.unwrap();
        bytes.extend_from_slice(&buffer[..read]);
        let text = String::from_utf8_lossy(&bytes);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.to_lowercase().lines().find_map(|line| {
                line.strip_prefix("content-length:").map(|n| n.trim().parse::<usize>().unwrap())
            });
            if read == 0 || body.len() >= length.unwrap_or(0) {
                break body.to_owned();
            }
        }
    };
    let count = {
        let mut heard = heard.lock().unwrap();
        heard.push(body);
        heard.len() - 1
    };
    let (status, body) = answer(count);
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} x\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\
         connection: close\r\n\r\n"
    );
    // A client that has heard enough hangs up.
    let _ = stream.write_all(format!("{head}{body}").as_bytes()).await;
}

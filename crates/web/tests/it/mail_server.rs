//! A mail server on this machine that takes letters or refuses them, as it is told.
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use weerklank_app::post_room::Carrier;
use weerklank_mail::{Postman, Security, SmtpPostman, SmtpSettings};

pub(crate) struct MailServer {
    address: SocketAddr,
    /// What it says to each recipient.
    answer: Arc<Mutex<&'static str>>,
    letters: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let (answer, letters) = (Arc::new(Mutex::new("250 ok")), Arc::default());
        let server = Self { address, answer, letters };
        let (answer, letters) = (Arc::clone(&server.answer), Arc::clone(&server.letters));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                // Who hangs up in the middle has had his letter or not.
                let _ = serve(&stream, &answer, &letters);
            }
        });
        server
    }

    /// From now on it says this to each recipient.
    pub(crate) fn says(&self, answer: &'static str) {
        *self.answer.lock().unwrap() = answer;
    }

    /// The letters it took, as they came over the line.
    pub(crate) fn letters(&self) -> Vec<String> {
        self.letters.lock().unwrap().clone()
    }

    pub(crate) fn carrier(&self) -> Carrier {
        let settings = SmtpSettings {
            host: Ipv4Addr::LOCALHOST.to_string(),
            port: Some(self.address.port()),
            security: Security::PlainOnLoopbackOnly,
            user: None,
            password: None,
            from: "klachten@weerklank.example".to_owned(),
            from_name: None,
            timeout_seconds: 5,
            extra_root_pem: None,
        };
        Carrier::Postman(Postman::Smtp(SmtpPostman::new(&settings).unwrap()))
    }
}

fn serve(
    stream: &TcpStream,
    answer: &Mutex<&'static str>,
    letters: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut said = BufReader::new(stream).lines();
    let reply = |line: &str| (&*stream).write_all(format!("{line}\r\n").as_bytes());
    reply("220 mail.example")?;
    while let Some(line) = said.next().transpose()? {
        let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "RCPT" => reply(*answer.lock().unwrap())?,
            "DATA" => {
                reply("354 go on")?;
                let letter = said.by_ref().map_while(Result::ok).take_while(|line| line != ".");
                letters.lock().unwrap().push(letter.collect::<Vec<_>>().join("\n"));
                reply("250 queued")?;
            }
            "QUIT" => return reply("221 bye"),
            _ => reply("250 ok")?,
        }
    }
    Ok(())
}

//! The page on loopback: Vite's server as a child that ends with us.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::mark::{self, say};
use crate::place;

/// How long the page may take to answer for the first time.
const LIMIT: Duration = Duration::from_secs(60);
const NEXT: &str = "mend what Vite says above, or try another port: cargo xtask start --port 9000";

/// A running server. It ends when its standard input does, so with this value or this process.
pub struct Server {
    child: Child,
    /// Open for as long as it shall run.
    lifeline: Option<ChildStdin>,
    address: String,
}

impl Server {
    /// Starts it on `port`, or the next that is free, and waits until the page answers.
    pub fn start(port: u16) -> Result<Self, Failure> {
        let failed = |what: &str| Failure::new(format!("the page's server {what}"), NEXT);
        let mut child = Command::new("node")
            .arg(place::root().join("xtask/scripts/serve.mjs"))
            .arg(place::www())
            .arg(port.to_string())
            .current_dir(place::www())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| failed(&format!("cannot be started: {error}")))?;
        let lifeline = child.stdin.take();
        let lines = child.stdout.take().map(BufReader::new).ok_or_else(|| failed("is mute"))?.lines();
        let (send, receive) = mpsc::channel();
        let mark = mark::of_thread();
        thread::spawn(move || {
            let tell = |line: &str| match line.trim() {
                address if address.starts_with("http://") => {
                    // Once nobody waits for it any more, the address interests nobody.
                    let _ = send.send(address.to_owned());
                }
                other => say!("{other}"),
            };
            mark::with(mark, || lines.map_while(Result::ok).for_each(|line| tell(&line)));
        });
        // Dropping the sender, when the server ends early, ends the wait at once.
        let address = receive.recv_timeout(LIMIT).map_err(|_| failed("did not start"))?;
        let server = Self { child, lifeline, address };
        let start = Instant::now();
        while !answers(&server.address) {
            if start.elapsed() > LIMIT {
                return Err(failed("does not answer"));
            }
            thread::sleep(Duration::from_millis(100));
        }
        Ok(server)
    }

    /// Such as `http://127.0.0.1:5173/`.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.lifeline = None;
        // It has been asked to end; if it ended already, so much the better.
        let _ = self.child.wait();
    }
}

/// Whether the page is served at `address`.
fn answers(address: &str) -> bool {
    let host = address.trim_start_matches("http://").trim_end_matches('/');
    let Ok(mut stream) = TcpStream::connect(host) else { return false };
    let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
    let mut answer = Vec::new();
    let asked = stream
        .set_read_timeout(Some(LIMIT))
        .and_then(|()| stream.write_all(request.as_bytes()))
        .and_then(|()| stream.read_to_end(&mut answer));
    asked.is_ok() && answer.starts_with(b"HTTP/1.1 200")
}

//! Addresses that may become links: https, http, mailto, tel and sms. Everything else is shown as text.

use std::fmt;

/// An address that a link may lead to; made only by the functions here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeUrl(String);

const SCHEMES: [&str; 5] = ["https", "http", "mailto", "tel", "sms"];

impl SafeUrl {
    /// Reads what somebody typed or imported. A web address may lack its scheme.
    ///
    /// ```
    /// use kith::safe_url::SafeUrl;
    /// let link = |text| SafeUrl::parse(text).map(|url| url.to_string());
    /// assert_eq!(link("linkedin.com/in/ana").as_deref(), Some("https://linkedin.com/in/ana"));
    /// assert_eq!(link("HTTP://acme.example").as_deref(), Some("HTTP://acme.example"));
    /// assert_eq!(link("javascript:alert(1)"), None);
    /// ```
    pub fn parse(text: &str) -> Option<SafeUrl> {
        let text = text.trim();
        if text.is_empty() || text.chars().any(is_suspicious) {
            return None;
        }
        let beginning = text.split(['/', '?', '#']).next().unwrap_or_default();
        match beginning.split_once(':') {
            Some((scheme, _)) if is_port(beginning) && scheme.contains('.') => web(text),
            Some((scheme, rest)) => with_scheme(text, scheme, rest),
            None => web(text),
        }
    }

    /// An e-mail to an address.
    pub fn mail(address: &str) -> Option<SafeUrl> {
        let address = address.trim();
        let (name, host) = address.rsplit_once('@')?;
        let whole = !name.is_empty() && !host.is_empty() && !address.chars().any(is_suspicious);
        whole.then(|| SafeUrl(format!("mailto:{}", percent_encoded(address))))
    }

    /// The same with the words that it begins with.
    pub fn mail_saying(address: &str, body: &str) -> Option<SafeUrl> {
        SafeUrl::mail(address).map(|SafeUrl(mail)| SafeUrl(format!("{mail}?body={}", percent_encoded(body))))
    }

    /// A call to a telephone number, written in any way.
    pub fn call(number: &str) -> Option<SafeUrl> {
        digits(number).map(|digits| SafeUrl(format!("tel:{digits}")))
    }

    /// A text message to a telephone number, written in any way.
    pub fn text_message(number: &str) -> Option<SafeUrl> {
        digits(number).map(|digits| SafeUrl(format!("sms:{digits}")))
    }

    /// The address itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it leads to a page on the web.
    pub fn is_web(&self) -> bool {
        let scheme = self.0.split(':').next().unwrap_or_default();
        scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
    }
}

impl fmt::Display for SafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn with_scheme(text: &str, scheme: &str, rest: &str) -> Option<SafeUrl> {
    let known = SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(scheme));
    let is_web = scheme.to_ascii_lowercase().starts_with("http");
    let leads_somewhere = match is_web {
        true => text[scheme.len() + 1..].strip_prefix("//").is_some_and(|host| !host.is_empty()),
        false => !rest.is_empty(),
    };
    (known && leads_somewhere).then(|| SafeUrl(text.to_owned()))
}

/// A web address without its scheme: a host with a dot inside.
fn web(text: &str) -> Option<SafeUrl> {
    let text = text.strip_prefix("//").unwrap_or(text);
    let host = text.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let is_host = host.trim_matches('.').contains('.')
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    is_host.then(|| SafeUrl(format!("https://{text}")))
}

/// Whether a beginning such as `acme.example:8080` ends with a port.
fn is_port(beginning: &str) -> bool {
    let port = beginning.rsplit(':').next().unwrap_or_default();
    !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// What no address holds as it stands; browsers drop some of it silently.
fn is_suspicious(c: char) -> bool {
    c.is_control() || c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\' | '`' | '\u{200b}'..='\u{200f}')
}

fn digits(number: &str) -> Option<String> {
    let plus = if number.trim().starts_with('+') { "+" } else { "" };
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    (!digits.is_empty()).then(|| format!("{plus}{digits}"))
}

/// All but letters, digits and what stands in addresses as it is.
fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'@' | b'.' | b'_' | b'-' | b'+' => {
                out.push(byte.into())
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_leads_nowhere_good_stays_text() {
        for text in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:https://x",
            "https:",
            "http:/x",
            "mailto:",
            "localhost",
            "Ana Ruiz",
            "..",
            "https://a.example/\"onclick=x",
            "",
        ] {
            assert_eq!(SafeUrl::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn good_addresses_become_links() {
        for (text, link) in [
            ("https://acme.example/a?b=c:d#e", "https://acme.example/a?b=c:d#e"),
            (" www.acme.example ", "https://www.acme.example"),
            ("//acme.example/x", "https://acme.example/x"),
            ("acme.example:8080/x", "https://acme.example:8080/x"),
            ("mailto:ana@acme.example", "mailto:ana@acme.example"),
            ("tel:+4917012", "tel:+4917012"),
        ] {
            assert_eq!(SafeUrl::parse(text).unwrap().as_str(), link);
        }
        assert_eq!(SafeUrl::mail("ana&bo@acme.example").unwrap().as_str(), "mailto:ana%26bo@acme.example");
        assert_eq!(SafeUrl::mail("ana"), None);
        assert_eq!(SafeUrl::call("+49 (170) 12-34").unwrap().as_str(), "tel:+491701234");
        assert_eq!(SafeUrl::call("ask Ben"), None);
    }

    proptest! {
        #[test]
        fn every_link_has_an_allowed_scheme(text in "\\PC*|(javascript|https?|data|[a-z]+):[ -~]*") {
            if let Some(url) = SafeUrl::parse(&text) {
                let scheme = url.as_str().split(':').next().unwrap().to_ascii_lowercase();
                prop_assert!(SCHEMES.contains(&scheme.as_str()));
            }
        }
    }
}

//! The key of a profile's address: what stays the same however the link was written down.

/// The address without scheme, `www.`, query, fragment and trailing slash, its host in lower case and its
/// escapes decoded; `None` if it is no web address. On LinkedIn, whose names ignore case, the path is in
/// lower case too, and country hosts (`de.linkedin.com`) and language suffixes (`/in/ana/de`) are left out.
///
/// ```
/// use kith::text::profile_key;
/// let key = Some("linkedin.com/in/ana-silva".to_owned());
/// assert_eq!(profile_key("https://www.LinkedIn.com/in/Ana-Silva/?trk=x"), key);
/// assert_eq!(profile_key("de.linkedin.com/in/ana-silva"), key);
/// assert_eq!(profile_key("no address"), None);
/// ```
pub fn profile_key(address: &str) -> Option<String> {
    let address = without_scheme(address.trim());
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    if !looks_like_host(host) {
        return None;
    }
    let path = percent_decoded(path);
    let key = if host == LINKEDIN || host.strip_suffix(LINKEDIN).is_some_and(|rest| rest.ends_with('.')) {
        format!("{LINKEDIN}/{}", linkedin_path(&path))
    } else {
        format!("{host}/{path}")
    };
    Some(key.trim_end_matches('/').to_owned())
}

const LINKEDIN: &str = "linkedin.com";

fn without_scheme(address: &str) -> &str {
    match address.split_once("//") {
        Some(("", rest)) => rest,
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http:") => rest,
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https:") => rest,
        _ => address,
    }
}

fn looks_like_host(host: &str) -> bool {
    let inner_dot = host.trim_matches('.').contains('.');
    inner_dot && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':'))
}

/// `in/ana-silva` of `in/Ana-Silva/de`; other paths whole.
fn linkedin_path(path: &str) -> String {
    let path = path.to_lowercase();
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    match (parts.next(), parts.next()) {
        (Some("in"), Some(name)) => format!("in/{name}"),
        _ => path,
    }
}

/// The text with `%C3%A9` read as `é`; as it stands where that gives no text.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let (byte, left) = match rest {
            [b'%', high, low, left @ ..] => match hex_byte(*high, *low) {
                Some(byte) => (byte, left),
                None => (*first, tail),
            },
            _ => (*first, tail),
        };
        bytes.push(byte);
        rest = left;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex_byte(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_profile_has_one_key_however_it_is_written() {
        for (address, key) in [
            ("https://www.linkedin.com/in/ana-silva", Some("linkedin.com/in/ana-silva")),
            ("HTTP://LinkedIn.com/in/ana-silva///", Some("linkedin.com/in/ana-silva")),
            ("//uk.linkedin.com/in/ANA-SILVA/en?x=1#top", Some("linkedin.com/in/ana-silva")),
            ("https://www.linkedin.com/in/jos%C3%A9-garc%c3%ada", Some("linkedin.com/in/josé-garcía")),
            ("https://www.linkedin.com/in/50%-off", Some("linkedin.com/in/50%-off")),
            ("https://www.linkedin.com/in/%ff", Some("linkedin.com/in/%ff")),
            ("https://www.linkedin.com/company/Acme/about/", Some("linkedin.com/company/acme/about")),
            ("https://notlinkedin.com/in/Ana/", Some("notlinkedin.com/in/Ana")),
            ("GitHub.com/Ana", Some("github.com/Ana")),
            ("https://xing.com", Some("xing.com")),
            ("ana@acme.com", None),
            ("Ana Silva", None),
            ("https://", None),
            ("", None),
        ] {
            assert_eq!(profile_key(address).as_deref(), key, "{address}");
        }
    }
}

//! The columns by name, in the languages LinkedIn is used in.

use crate::order;
use crate::text::words;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// First name.
    First,
    /// Last name.
    Last,
    /// Address of the profile.
    Url,
    /// E-mail address.
    Email,
    /// Where they work.
    Company,
    /// As what.
    Position,
    /// When the two connected.
    ConnectedOn,
}

impl Column {
    /// Every column, in LinkedIn's order.
    pub const ALL: [Column; 7] = [
        Column::First,
        Column::Last,
        Column::Url,
        Column::Email,
        Column::Company,
        Column::Position,
        Column::ConnectedOn,
    ];

    /// The column a title names, whatever its case, accents and hyphens.
    pub fn of_title(title: &str) -> Option<Column> {
        let title = words(title).join(" ");
        Column::ALL.into_iter().find(|column| column.titles().contains(&title.as_str()))
    }

    /// Its names as folded words: English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish,
    /// Danish and Norwegian, Polish, Turkish, Russian, Chinese and Japanese.
    fn titles(self) -> &'static [&'static str] {
        match self {
            Column::First => FIRST,
            Column::Last => LAST,
            Column::Url => URL,
            Column::Email => EMAIL,
            Column::Company => COMPANY,
            Column::Position => POSITION,
            Column::ConnectedOn => CONNECTED_ON,
        }
    }
}

#[rustfmt::skip]
const FIRST: &[&str] = &[
    "first name", "firstname", "given name", "vorname", "prenom", "nombre", "nome", "voornaam", "fornamn",
    "fornavn", "imie", "ad", "имя", "名", "名字",
];
#[rustfmt::skip]
const LAST: &[&str] = &[
    "last name", "lastname", "surname", "family name", "nachname", "nom", "nom de famille", "apellido",
    "apellidos", "cognome", "sobrenome", "apelido", "achternaam", "efternamn", "efternavn", "etternavn",
    "nazwisko", "soyad", "soyadi", "фамилия", "姓", "姓氏",
];
#[rustfmt::skip]
const URL: &[&str] = &[
    "url", "profile url", "profile", "linkedin url", "linkedin", "linkedin profile", "public profile url",
    "profil url", "url du profil", "url del perfil", "url do perfil",
];
#[rustfmt::skip]
const EMAIL: &[&str] = &[
    "email address", "e mail address", "email", "e mail", "e mail adresse", "email adresse", "mail",
    "adresse e mail", "adresse email", "direccion de correo electronico", "correo electronico",
    "indirizzo email", "indirizzo e mail", "endereco de e mail", "e mailadres", "e postadress",
    "e mailadresse", "e postadresse", "adres e mail", "e posta adresi", "e posta", "электронная почта",
    "电子邮件", "メールアドレス",
];
#[rustfmt::skip]
const COMPANY: &[&str] = &[
    "company", "organization", "organisation", "employer", "unternehmen", "firma", "entreprise", "societe",
    "empresa", "azienda", "bedrijf", "foretag", "virksomhed", "bedrift", "sirket", "компания", "公司", "会社",
];
#[rustfmt::skip]
const POSITION: &[&str] = &[
    "position", "title", "job title", "role", "poste", "fonction", "cargo", "puesto", "posizione", "functie",
    "befattning", "stilling", "stanowisko", "pozisyon", "unvan", "должность", "职位", "役職",
];
#[rustfmt::skip]
const CONNECTED_ON: &[&str] = &[
    "connected on", "connected", "connection date", "date connected", "verbunden am", "connecte le",
    "en relation depuis", "conectado el", "fecha de conexion", "collegato il", "data di collegamento",
    "conectado em", "verbonden op", "ansluten den",
];

/// How many columns some cells name, if that makes them a header: three at least, and part of the name.
pub(super) fn columns_named<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    let columns = order::set(cells.filter_map(Column::of_title));
    let names_people = columns.contains(&Column::First) || columns.contains(&Column::Last);
    if names_people && columns.len() >= 3 { columns.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_titles_in_several_languages() {
        for header in [
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
            "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
            "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le",
            "Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el",
            "NOME,COGNOME,URL,Indirizzo email,Azienda,Posizione,Collegato il",
        ] {
            let columns: Vec<_> = header.split(',').map(Column::of_title).collect();
            assert_eq!(columns, Column::ALL.map(Some), "{header}");
            assert_eq!(columns_named(header.split(',')), 7);
        }
        assert_eq!(columns_named("Name,Company,Position,Email".split(',')), 0, "whose are they?");
        assert_eq!(columns_named("Ana,Silva,Acme".split(',')), 0);
    }

    #[test]
    fn every_title_is_folded_and_names_one_column() {
        let titles: Vec<_> = Column::ALL.iter().flat_map(|column| column.titles()).collect();
        for title in &titles {
            assert_eq!(words(title).join(" "), **title);
            assert_eq!(titles.iter().filter(|other| other == &title).count(), 1, "{title}");
        }
    }
}

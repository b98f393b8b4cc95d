//! The statements of the search. Where the two databases differ: FTS5 is a table that matches,
//! tsvector a column with an operator.

/// What is told of a dossier that was found. The filters are $4 to $9.
macro_rules! told {
    () => {
        "c.id, c.sequence, c.reference, c.stage, c.nature, c.received_on, f.name, a.name, \
         r.company, c.name_shared, c.registrar, n.words "
    };
}
macro_rules! named {
    () => {
        " left join firm f on f.id = c.firm left join adviser a on a.id = c.adviser \
         left join relation r on r.id = c.relation \
         left join content n on n.id = c.complainant_name "
    };
}
macro_rules! filtered {
    () => {
        " and ($4 = '' or c.stage = $4) and ($5 = '' or c.nature = $5) \
         and c.received_on >= $6 and c.received_on <= $7 and ($8 = 1 or c.firm = $9) "
    };
}

/// Public for the test of how they are answered; so are the others. The words come first: an
/// officer sees nearly all that has them.
pub const ANY_SQLITE: &str = concat!(
    "select ",
    told!(),
    "from search s cross join visible c on c.sequence = s.rowid",
    named!(),
    "where c.person = $1 and s.search match $2 and s.rowid < $3",
    filtered!(),
    "order by s.rowid desc limit $10"
);
/// What he was given comes first: that is little.
pub const OWN_SQLITE: &str = concat!(
    "select ",
    told!(),
    "from access g cross join visible c on c.person = g.person and c.complaint = g.complaint \
     cross join search s on s.rowid = c.sequence",
    named!(),
    "where g.person = $1 and s.search match $2 and c.sequence < $3",
    filtered!(),
    "order by c.sequence desc limit $10"
);
pub const ANY_POSTGRES: &str = concat!(
    "select ",
    told!(),
    "from search s join visible c on c.sequence = s.sequence",
    named!(),
    "where c.person = $1 and s.terms @@ cast(cast($2 as text) as tsquery) and s.sequence < $3",
    filtered!(),
    "order by s.sequence desc limit $10"
);
pub const OWN_POSTGRES: &str = concat!(
    "select ",
    told!(),
    "from access g join visible c on c.person = g.person and c.complaint = g.complaint \
     join search s on s.sequence = c.sequence",
    named!(),
    "where g.person = $1 and s.terms @@ cast(cast($2 as text) as tsquery) and c.sequence < $3",
    filtered!(),
    "order by c.sequence desc limit $10"
);

pub(super) const PLACE: &str =
    "select c.sequence from visible c where c.person = $1 and c.reference = $2";
pub(super) const KNOWN_SQLITE: &str = "select c.sequence, s.terms from complaint c \
    left join search s on s.rowid = c.sequence where c.id = $1";
pub(super) const KNOWN_POSTGRES: &str = "select c.sequence, \
    array_to_string(tsvector_to_array(s.terms), ' ') from complaint c \
    left join search s on s.sequence = c.sequence where c.id = $1";
pub(super) const INSERT_SQLITE: &str = "insert into search (rowid, terms) values ($1, $2)";
pub(super) const UPDATE_SQLITE: &str = "update search set terms = $2 where rowid = $1";
pub(super) const INSERT_POSTGRES: &str = "insert into search (sequence, terms) \
    values ($1, array_to_tsvector(string_to_array(cast($2 as text), ' ')))";
pub(super) const UPDATE_POSTGRES: &str = "update search \
    set terms = array_to_tsvector(string_to_array(cast($2 as text), ' ')) where sequence = $1";
pub(super) const SAID: &str = "select id, words from content where complaint = $1 \
    and id not in (select content from outbox where complaint = $1) order by id";
/// Public for the test of how they are answered.
pub const OF_RELATION: &str = concat!(
    "select ",
    told!(),
    "from visible c",
    named!(),
    "where c.person = $1 and c.relation = $2 order by c.sequence desc limit $3"
);
pub const ABOUT_ADVISER: &str = concat!(
    "select ",
    told!(),
    "from visible c",
    named!(),
    "where c.person = $1 and c.adviser = $2 order by c.sequence desc limit $3"
);

//! The words of generated cases: an invented coast with its ports, firms and quarrels. Varied enough that a search finds
//! some cards and not all.

use super::chance::Chance;

const WHO: &[&str] = &[
    "Harbour police",
    "A dock foreman",
    "The pilot station",
    "Customs at Veldt",
    "A retired captain",
    "The crane drivers",
    "Two deckhands",
    "The ministry",
    "A signalman",
    "Coastal radar",
    "The salvage firm",
    "An insurer",
    "The port union",
    "A night watchman",
    "The rail depot",
    "A local reporter",
    "The grain board",
    "A freight agent",
    "The fuel trader",
    "The lighthouse crew",
    "A bank in Ostra",
    "The shipyard",
    "A tug master",
    "The quay office",
    "An auditor",
    "The survey vessel",
    "A lorry driver",
    "The registry",
    "A former clerk",
    "The weather service",
];
const DID: &[&str] = &[
    "saw",
    "denies",
    "confirms",
    "photographed",
    "reported",
    "counted",
    "lost track of",
    "inspected",
    "ordered",
    "cannot explain",
    "paid for",
    "turned away",
    "sealed",
    "released",
    "insured",
    "unloaded",
    "sold",
    "leased",
    "hid",
    "recorded",
    "questions",
    "weighed",
    "repainted",
    "escorted",
    "delayed",
    "refuelled",
];
const WHAT: &[&str] = &[
    "sealed crates",
    "a grey tanker",
    "empty barges",
    "the second convoy",
    "forty wagons",
    "fuel drums",
    "a broken crane",
    "spare engines",
    "the cargo list",
    "unmarked lorries",
    "a floating dock",
    "the missing log",
    "steel pipes",
    "cable reels",
    "a patrol boat",
    "fertiliser sacks",
    "the night ferry",
    "turbine blades",
    "a false invoice",
    "radio silence",
    "copper ore",
    "the survey map",
    "two transformers",
    "a tow line",
    "grain samples",
    "dredging gear",
    "an oil slick",
    "a charter deal",
    "pump stations",
    "refrigerated boxes",
];
const WHERE: &[&str] = &[
    "at Saltmere",
    "off Cape Hollin",
    "in Ostra",
    "near Brenholm",
    "at Pier 9",
    "in the Narrows",
    "at Veldt lock",
    "by the old quay",
    "in Marrow Bay",
    "on Tern Island",
    "at Kessel yard",
    "outside Durnau",
    "in Lower Fenwick",
    "at the rail yard",
    "off Skerry Point",
    "in dock four",
    "at Hallam bridge",
    "beyond the bar",
    "in Quarrel Sound",
    "at the north mole",
    "in Aldersey",
    "on the Vint canal",
    "at Gannet Rock",
    "near Port Iven",
];
const WHEN: &[&str] = &[
    "on Monday",
    "before dawn",
    "in early May",
    "last winter",
    "after the storm",
    "in week 31",
    "at high water",
    "during the strike",
    "on 14 June",
    "twice in March",
    "since Thursday",
    "around noon",
    "in late autumn",
    "on two nights",
    "after the audit",
    "before the election",
];
const HOW: &[&str] = &[
    "according to the manifest",
    "as satellite pictures show",
    "says a letter seen by us",
    "by the crew's own account",
    "if the harbour log is right",
    "which the owner disputes",
    "as three witnesses recall",
    "with the transponder off",
    "without any papers",
    "under another name",
    "for the third time this year",
    "at half the usual price",
    "although the berth was closed",
    "and nobody asked why",
    "in spite of the embargo",
    "as the invoice suggests",
];
const FIRST: &[&str] = &[
    "Ilse", "Marek", "Johan", "Petra", "Anselm", "Nadia", "Tomas", "Greta", "Yusuf", "Clara",
    "Viktor", "Lena", "Oskar", "Miriam", "Pavel", "Agnes", "Rolf", "Selma", "Dario", "Edith",
];
const LAST: &[&str] = &[
    "Maarten",
    "Kowal",
    "Brandt",
    "Oyelaran",
    "Lindqvist",
    "Sorokin",
    "Haddad",
    "Vance",
    "Tanaka",
    "Moreau",
    "Falk",
    "Ibsen",
    "Castell",
    "Drozd",
    "Winther",
    "Achterberg",
    "Novak",
    "Pell",
    "Quist",
    "Ferrante",
];
const ROLE: &[&str] = &[
    "chief pilot",
    "chartering clerk",
    "harbour master",
    "ship chandler",
    "customs officer",
    "union speaker",
    "marine surveyor",
    "fuel broker",
    "crane operator",
    "port chaplain",
];
const BODY: &[&str] = &[
    "Shipping Company",
    "Salvage and Towage",
    "Grain Terminal",
    "Port Authority",
    "Marine Insurance",
    "Cold Storage",
    "Lighterage",
    "Rail Freight",
    "Dredging Works",
    "Bonded Warehouse",
];
const FIRM: &[&str] = &[
    "Brenner",
    "Halcyon",
    "Corvid",
    "Eastmark",
    "Sable",
    "Pelican",
    "Northgate",
    "Umbra",
    "Viking",
    "Tessel",
    "Morgana",
    "Larkspur",
    "Ostrava",
    "Juniper",
    "Meridian",
    "Cormorant",
];
const TAGS: &[&str] = &[
    "port",
    "fuel",
    "rail",
    "customs",
    "insurance",
    "radar",
    "witness",
    "invoice",
    "strike",
    "storm",
    "embargo",
    "crew",
    "registry",
    "audit",
    "grain",
    "salvage",
];
const THEMES: &[&str] = &[
    "Who paid",
    "The second convoy",
    "Nights at the mole",
    "Fuel and its traders",
    "Missing logs",
    "The Ostra bank",
    "Empty barges",
    "Witnesses of May",
    "Crane and crew",
    "Under another flag",
    "What the radar saw",
    "The insurers",
    "Rail to the depot",
    "Papers and seals",
    "After the storm",
    "Tern Island",
];

/// How long a title may be, in characters: about 40.
const TITLE_CHARS: std::ops::RangeInclusive<usize> = 37..=43;
/// How long a text should be at least, in characters; its last sentence may take it a little over.
const TEXT_CHARS: usize = 142;

/// Words about what somebody saw or did, about 40 characters.
pub(super) fn headline(chance: &mut Chance) -> String {
    of_title_length(chance, |chance| {
        let (who, did, what) = (chance.one_of(WHO), chance.one_of(DID), chance.one_of(WHAT));
        match chance.below(3) {
            0 => format!("{who} {did} {what} {}", chance.one_of(WHERE)),
            1 => format!("{who} {did} {what} {}", chance.one_of(WHEN)),
            _ => format!("{who} {did} {what}"),
        }
    })
}

/// The name of a person with office, about 40 characters.
pub(super) fn person(chance: &mut Chance) -> String {
    of_title_length(chance, |chance| {
        let (first, last) = (chance.one_of(FIRST), chance.one_of(LAST));
        let (role, firm) = (chance.one_of(ROLE), chance.one_of(FIRM));
        format!("{first} {last}, {role} of {firm}")
    })
}

/// The name of a body or thing, about 40 characters.
pub(super) fn body(chance: &mut Chance) -> String {
    of_title_length(chance, |chance| {
        let (firm, body, place) = (
            chance.one_of(FIRM),
            chance.one_of(BODY),
            chance.one_of(WHERE),
        );
        format!("{firm} {body} {}, {place}", 1 + chance.below(90))
    })
}

/// Sentences, about 160 characters.
pub(super) fn text(chance: &mut Chance) -> String {
    let mut text = String::with_capacity(TEXT_CHARS + 60);
    while text.len() < TEXT_CHARS {
        if !text.is_empty() {
            text.push(' ');
        }
        let (who, did, what) = (chance.one_of(WHO), chance.one_of(DID), chance.one_of(WHAT));
        let (place, time) = (chance.one_of(WHERE), chance.one_of(WHEN));
        // A long sentence first, then short ones, so that the sum comes near the same length each time.
        let sentence = if text.is_empty() {
            format!("{who} {did} {what} {place} {time}, {}.", chance.one_of(HOW))
        } else if chance.happens(50) {
            format!("{who} {did} {what} {place}.")
        } else {
            format!("{who} {did} {what} {time}.")
        };
        text.push_str(&sentence);
    }
    text
}

/// None, one or two keywords.
pub(super) fn tags(chance: &mut Chance) -> Vec<String> {
    let mut tags: Vec<String> = (0..chance.below(3))
        .map(|_| chance.one_of(TAGS).to_owned())
        .collect();
    tags.dedup();
    tags
}

/// What a group of clusters is about.
pub(super) fn theme(chance: &mut Chance, number: usize) -> String {
    format!("{} · {number}", chance.one_of(THEMES))
}

/// The name of a publisher.
pub(super) fn outlet(chance: &mut Chance, number: usize) -> String {
    let kind = chance.one_of(&["Echo", "Courier", "Gazette", "Wire", "Observer", "Radio"]);
    let firm = FIRM.get(number % FIRM.len()).copied().unwrap_or_default();
    format!("{firm} {kind}")
}

/// Tries until the words are of a title's length; the last try counts whatever its length.
fn of_title_length(chance: &mut Chance, make: impl Fn(&mut Chance) -> String) -> String {
    let mut title = make(chance);
    for _ in 0..40 {
        if TITLE_CHARS.contains(&title.len()) {
            break;
        }
        title = make(chance);
    }
    title
}

//! The fonts behind the weights of the board, in the order in which they are asked for a letter.

use crate::board::fonts::Weight;
use emath::GuiRounding as _;
use epaint::text::{FontTweak, Fonts};
use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, Size};
use std::collections::HashMap;
use std::sync::Arc;

/// The bytes of a font file.
pub(crate) type Blob = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// One font.
pub(crate) struct Face {
    /// The name under which it was found.
    pub name: String,
    pub data: Blob,
    /// Which font of the file.
    pub index: u32,
    pub tweak: FontTweak,
    pub units_per_em: f32,
    /// Heights in font units, above the base line positive.
    ascent: f32,
    descent: f32,
    line_gap: f32,
    shaper: harfrust::ShaperData,
    /// Where a variable font stands on its axes, for the shaper.
    instance: Option<harfrust::ShaperInstance>,
}

/// How high a font stands at a type size, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heights {
    pub ascent: f32,
    pub row: f32,
    /// How far all glyphs are moved down.
    pub drop: f32,
}

impl Face {
    fn new(name: &str, data: Blob, index: u32, tweak: FontTweak) -> Option<Self> {
        let (units_per_em, ascent, descent, line_gap, shaper, instance) = {
            let font = skrifa::FontRef::from_index((*data).as_ref(), index).ok()?;
            let metrics = font.metrics(Size::unscaled(), LocationRef::default());
            let coords = tweak.coords.as_ref().iter();
            let variations = coords.map(|&(tag, value)| harfrust::Variation { tag, value });
            let is_varied = !tweak.coords.as_ref().is_empty();
            (
                f32::from(metrics.units_per_em).max(1.0),
                metrics.ascent,
                metrics.descent,
                metrics.leading,
                harfrust::ShaperData::new(&font),
                is_varied.then(|| harfrust::ShaperInstance::from_variations(&font, variations)),
            )
        };
        Some(Self {
            name: name.to_owned(),
            data,
            index,
            tweak,
            units_per_em,
            ascent,
            descent,
            line_gap,
            shaper,
            instance,
        })
    }

    /// The font, to be looked into.
    pub fn font(&self) -> Option<skrifa::FontRef<'_>> {
        skrifa::FontRef::from_index((*self.data).as_ref(), self.index).ok()
    }

    /// The shaper of its words.
    pub(super) fn shaper(&self) -> Option<harfrust::Shaper<'_>> {
        let builder = self.shaper.shaper(&self.font()?);
        Some(builder.instance(self.instance.as_ref()).build())
    }

    /// The glyph that stands for a letter by itself; `None` where the font lacks it.
    pub fn nominal(&self, letter: char) -> Option<u32> {
        let glyph = self.font()?.charmap().map(letter)?;
        (glyph.to_u32() != 0).then(|| glyph.to_u32())
    }

    /// How wide a glyph is, in font units.
    pub fn advance(&self, glyph: u32) -> f32 {
        let font = self.font();
        let advance = font.and_then(|font| {
            let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            metrics.advance_width(skrifa::GlyphId::new(glyph))
        });
        advance.unwrap_or(0.0)
    }

    /// Where the variable font stands on its axes.
    pub fn location(&self) -> skrifa::instance::Location {
        match self.font() {
            Some(font) => font.axes().location(self.tweak.coords.as_ref()),
            None => skrifa::instance::Location::default(),
        }
    }

    /// How far letters stand above and below the base line, in font units; below is negative.
    pub fn extents(&self) -> (i32, i32) {
        (self.ascent as i32, self.descent as i32)
    }

    /// Heights at a type size, rounded as the typesetter of the screen does.
    pub(super) fn heights(&self, type_size: f32) -> Heights {
        let scale = type_size * self.tweak.scale / self.units_per_em;
        let ascent = (self.ascent * scale).round_ui();
        let descent = (self.descent * scale).round_ui();
        let line_gap = (self.line_gap * scale).round_ui();
        let drop = type_size * self.tweak.scale * self.tweak.y_offset_factor + self.tweak.y_offset;
        Heights {
            ascent,
            row: ascent - descent + line_gap,
            drop: drop.round_ui(),
        }
    }
}

/// All fonts of a picture.
pub(crate) struct Faces {
    all: Vec<Face>,
    /// For each weight, which fonts are asked, first to last.
    chains: [Vec<usize>; WEIGHTS.len()],
}

const WEIGHTS: [Weight; 4] = [
    Weight::Regular,
    Weight::Medium,
    Weight::SemiBold,
    Weight::Icon,
];

impl Faces {
    /// The fonts of a typesetter: those it was given, and those it found on the system while it laid the picture out.
    pub fn of(fonts: &Fonts) -> Self {
        let mut faces = Self {
            all: Vec::new(),
            chains: Default::default(),
        };
        let mut place_of: HashMap<String, usize> = HashMap::new();
        let definitions = fonts.definitions();
        for (at, weight) in WEIGHTS.into_iter().enumerate() {
            let family = weight.family();
            let given = definitions.families.get(&family).into_iter().flatten();
            let given = given.filter_map(|name| Some((name, definitions.font_data.get(name)?)));
            let found = fonts.discovered_fonts().iter();
            let found = found.filter(|font| font.families.iter().any(|it| it.family == family));
            let found = found.map(|font| (&font.name, &font.data));
            let given = given.map(|(name, data)| (name, &**data));
            for (name, data) in given.chain(found) {
                let place = place_of.get(name).copied().or_else(|| {
                    let tweak = data.tweak.clone();
                    let face = Face::new(name, Arc::clone(&data.font), data.index, tweak)?;
                    faces.all.push(face);
                    place_of.insert(name.clone(), faces.all.len() - 1);
                    Some(faces.all.len() - 1)
                });
                if let (Some(place), Some(chain)) = (place, faces.chains.get_mut(at))
                    && !chain.contains(&place)
                {
                    chain.push(place);
                }
            }
        }
        faces
    }

    /// A font by its number.
    pub fn face(&self, number: usize) -> Option<&Face> {
        self.all.get(number)
    }

    fn chain(&self, weight: Weight) -> &[usize] {
        let at = WEIGHTS.iter().position(|it| *it == weight);
        at.and_then(|at| self.chains.get(at)).map_or(&[], |it| it)
    }

    /// The first font of a weight: the one that sets the height of lines.
    pub(super) fn primary(&self, weight: Weight) -> Option<usize> {
        self.chain(weight).first().copied()
    }

    /// The font that shows a letter in a weight; the first one, with its box for unknown letters, where none has it.
    pub(super) fn face_for(&self, weight: Weight, letter: char) -> Option<usize> {
        let chain = self.chain(weight);
        let has = |number: &&usize| {
            self.face(**number).is_some_and(|face| match letter {
                '\t' | '\u{2009}' | '\u{202F}' => face.nominal(' ').is_some(),
                letter => is_invisible(letter) || face.nominal(letter).is_some(),
            })
        };
        chain.iter().find(has).or(chain.first()).copied()
    }
}

/// Letters that show nothing in any font: joiners, marks of direction, selectors of variants.
fn is_invisible(letter: char) -> bool {
    letter == '\u{200B}'
        || ('\u{200C}'..='\u{200F}').contains(&letter)
        || ('\u{202A}'..='\u{202E}').contains(&letter)
        || ('\u{2060}'..='\u{206F}').contains(&letter)
        || letter == '\u{FEFF}'
        || ('\u{FE00}'..='\u{FE0F}').contains(&letter)
}

//! Whether two pictures look alike.
//!
//! A mean over all pixels would not notice a missing word on an empty board. So pixels are counted that look different: by
//! their distance as eyes have it, which see brightness before hue.

/// Pixels without opacity, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looks {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<[u8; 3]>,
}

/// From how near two pictures are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    /// Each pixel by itself: both were painted by the same rules.
    Pixels,
    /// Each with the eight around it, as one sees them: painters of different houses smooth edges in ways of their own.
    Arm,
}

/// From here on two colours look different side by side, as a share of the distance from black to white.
const LOOKS_DIFFERENT: f32 = 0.1;

impl Looks {
    /// From a PNG file.
    pub fn of_png(bytes: &[u8]) -> Self {
        let decoded = image::load_from_memory(bytes).expect("it is a picture");
        let decoded = decoded.to_rgb8();
        Self {
            width: decoded.width() as usize,
            height: decoded.height() as usize,
            pixels: decoded.pixels().map(|pixel| pixel.0).collect(),
        }
    }

    /// From four bytes for each pixel, all of them opaque.
    pub fn of_rgba(width: usize, height: usize, bytes: &[u8]) -> Self {
        let pixels = bytes.chunks_exact(4).map(|it| [it[0], it[1], it[2]]);
        Self {
            width,
            height,
            pixels: pixels.collect(),
        }
    }

    /// The share of pixels that look different, from 0 to 1. Both pictures have the same size.
    pub fn differ_from(&self, other: &Self, nearness: Nearness) -> f64 {
        let count = self.differing(other, nearness).filter(|differs| *differs);
        count.count() as f64 / self.pixels.len().max(1) as f64
    }

    /// The pixels that look different in red, on a faded picture: to look at.
    pub fn differences(&self, other: &Self, nearness: Nearness) -> Self {
        let mut seen = self.clone();
        for (pixel, differs) in seen.pixels.iter_mut().zip(self.differing(other, nearness)) {
            *pixel = match differs {
                true => [255, 0, 0],
                false => pixel.map(|value| 128 + value / 2),
            };
        }
        seen
    }

    /// Which pixels look different, row by row.
    fn differing(&self, other: &Self, nearness: Nearness) -> impl Iterator<Item = bool> {
        assert_eq!((self.width, self.height), (other.width, other.height));
        let seen = |picture: &Self| match nearness {
            Nearness::Pixels => picture.pixels.clone(),
            Nearness::Arm => picture.softened(),
        };
        let pairs = seen(self).into_iter().zip(seen(other));
        pairs.map(|(one, other)| one != other && !look_alike(one, other))
    }

    /// Each pixel as the mean of itself and those around it.
    fn softened(&self) -> Vec<[u8; 3]> {
        let mut soft = Vec::with_capacity(self.pixels.len());
        for y in 0..self.height {
            let rows = y.saturating_sub(1)..(y + 2).min(self.height);
            for x in 0..self.width {
                let columns = x.saturating_sub(1)..(x + 2).min(self.width);
                let mut sums = [0u32; 3];
                for row in rows.clone() {
                    let line = row * self.width;
                    for pixel in &self.pixels[line + columns.start..line + columns.end] {
                        for (sum, value) in sums.iter_mut().zip(pixel) {
                            *sum += u32::from(*value);
                        }
                    }
                }
                let count = (rows.len() * columns.len()) as u32;
                soft.push(sums.map(|sum| (sum / count) as u8));
            }
        }
        soft
    }

    /// Leaves the picture in a folder to be looked at, if `CASEBOARD_PICTURES` names one.
    pub fn leave(&self, name: &str) {
        let Some(folder) = std::env::var_os("CASEBOARD_PICTURES") else {
            return;
        };
        let bytes = self.pixels.iter().flatten().copied().collect();
        let size = (self.width as u32, self.height as u32);
        let picture = image::RgbImage::from_raw(size.0, size.1, bytes).expect("the size is right");
        let path = std::path::Path::new(&folder).join(name);
        picture.save(path).expect("the folder is there");
    }
}

/// Brightness and the two axes of hue, as colour television had them: eyes weigh them unlike.
fn look_alike(one: [u8; 3], other: [u8; 3]) -> bool {
    let [red, green, blue] = [0, 1, 2].map(|at| f32::from(one[at]) - f32::from(other[at]));
    let bright = 0.299 * red + 0.587 * green + 0.114 * blue;
    let warm = 0.596 * red - 0.274 * green - 0.322 * blue;
    let purple = 0.211 * red - 0.523 * green + 0.312 * blue;
    let squares = 0.5053 * bright * bright + 0.299 * warm * warm + 0.1957 * purple * purple;
    let limit = LOOKS_DIFFERENT * 255.0;
    squares < 0.5053 * limit * limit
}

//! Taking pictures in: read by a job, added by one edit.

use super::action::{PictureAction, PictureUse};
use super::source::{PictureSource, ReadPicture, Refused};
use crate::app::action::Action;
use crate::app::message::JobMessage;
use crate::app::notice::NoticeKind;
use crate::app::request::WindowRequest;
use crate::app::session::Session;
use crate::board::interact::free_rect_near;
use crate::board::{Selection, image_card_size};
use crate::edit::{EditError, Tx, ops};
use crate::model::{CardId, Entity, EntityId, Image, ImageId, RecordRef, Sha256Digest, Timestamp};
use emath::{Pos2, Rect, Vec2, vec2};
use std::collections::BTreeMap;

/// The gap kept around new cards, in board points.
const GAP: f32 = 24.0;

/// What a job read.
pub(in crate::app) struct PicturesRead {
    read: Vec<Result<ReadPicture, Refused>>,
    at_in_board: Option<Pos2>,
    becomes: PictureUse,
    /// The case that was open when it was asked for; see `Session::case_number`.
    case_number: u64,
}

impl Session {
    pub(in crate::app) fn act_on_picture(&mut self, action: PictureAction) {
        match action {
            PictureAction::Add {
                sources,
                at_in_board,
                becomes,
            } => self.read_pictures(sources, at_in_board, becomes),
            PictureAction::Choose(becomes) => {
                self.requests.push(WindowRequest::PickPictures(becomes));
            }
            PictureAction::View(image) => self.view_picture(image),
            PictureAction::ChooseFile(image) => {
                self.requests.push(WindowRequest::PickFileOfPicture(image));
            }
            PictureAction::FindFile { image, path } => self.find_file_of(image, path),
            PictureAction::LookAgain => self.pictures.look_again(),
        }
    }

    /// Takes in pictures as evidence, at a place of the board or in the middle of the view. One picture that was dropped
    /// on an entity's card may become its portrait: that is asked.
    pub(in crate::app) fn add_pictures(
        &mut self,
        sources: Vec<PictureSource>,
        at_in_board: Option<Pos2>,
    ) {
        self.refresh();
        let entity = at_in_board.and_then(|pos| self.entity_at(pos));
        match (entity, at_in_board) {
            (Some(entity), Some(at_in_board)) if sources.len() == 1 => {
                self.requests.push(WindowRequest::AskPictureUse {
                    sources,
                    entity,
                    at_in_board,
                });
            }
            _ => self.read_pictures(sources, at_in_board, PictureUse::Cards),
        }
    }

    /// The entity whose card lies there, on top of others.
    fn entity_at(&self, pos: Pos2) -> Option<EntityId> {
        let hidden = &self.board.scene.hidden;
        let there = Rect::from_min_size(pos, Vec2::ZERO);
        let cards = self.derived.index.cards_in(there);
        let cards = cards.filter(|card| card.rect.contains(pos) && !hidden.contains(card.id));
        match cards.max_by_key(|card| card.paint_order())?.subject {
            RecordRef::Entity(entity) => Some(entity),
            _ => None,
        }
    }

    fn read_pictures(
        &mut self,
        sources: Vec<PictureSource>,
        at_in_board: Option<Pos2>,
        becomes: PictureUse,
    ) {
        if sources.is_empty() {
            return;
        }
        let store = self.files();
        let case_number = self.case_number();
        let label = match sources.len() {
            1 => "Adding picture".to_owned(),
            count => format!("Adding {count} pictures"),
        };
        self.jobs.start(label, move |control| {
            let count = sources.len();
            let mut read = Vec::new();
            for (at, source) in sources.into_iter().enumerate() {
                if control.is_cancelled() {
                    break;
                }
                control.set_progress(at as f32 / count as f32);
                read.push(source.read(&store));
            }
            JobMessage::PicturesRead(Box::new(PicturesRead {
                read,
                at_in_board,
                becomes,
                case_number,
            }))
        });
    }

    pub(in crate::app) fn take_pictures(&mut self, message: PicturesRead) {
        let PicturesRead {
            read,
            at_in_board,
            becomes,
            case_number,
        } = message;
        if case_number != self.case_number() {
            let text = "The pictures were not added: another case was opened meanwhile";
            return self.notices.add(NoticeKind::Warning, text);
        }
        let mut refused = Vec::new();
        let mut sound = Vec::new();
        for outcome in read {
            match outcome {
                Ok(picture) => sound.push(picture),
                Err(error) => refused.push(error),
            }
        }
        // The files may be there again for others, too.
        self.pictures.look_again();
        match becomes {
            PictureUse::PortraitOf(entity) => self.make_portrait(entity, sound),
            PictureUse::Cards => self.put_pictures(sound, at_in_board),
        }
        self.tell_refused(&refused);
    }

    fn put_pictures(&mut self, sound: Vec<ReadPicture>, at_in_board: Option<Pos2>) {
        let is_moving: Vec<String> = sound
            .iter()
            .filter(|picture| picture.facts.is_animated)
            .map(|picture| picture.name.clone())
            .collect();
        let (new, known) = self.sort_out(sound);
        let images: Vec<Image> = new.into_iter().map(|new| self.image_of(new)).collect();
        if !images.is_empty() {
            let rects = self.rects_for(&images, at_in_board);
            let count = images.len();
            let label = match count {
                1 => "Add picture".to_owned(),
                count => format!("Add {count} pictures"),
            };
            let bounds = rects.iter().copied().reduce(Rect::union);
            let cards = self.edit(&label, |tx| insert(tx, images, &rects));
            if let (Some(cards), Some(bounds)) = (cards, bounds) {
                let mut selection = Selection::default();
                selection.cards.extend(cards);
                self.select(selection);
                self.bring_into_view(bounds);
                let added = label.replacen("Add", "Added", 1);
                let note = moving_note(&is_moving);
                self.offer_undo(format!("{added}{note}"));
            }
        } else if let Some(known) = known.first() {
            self.show_known(*known);
        }
    }

    /// New pictures, each file once, and the records of those that are in the case already.
    fn sort_out(&self, sound: Vec<ReadPicture>) -> (Vec<ReadPicture>, Vec<ImageId>) {
        let in_case: BTreeMap<Sha256Digest, ImageId> = self
            .case()
            .images()
            .iter()
            .map(|image| (image.sha256, image.id))
            .collect();
        let mut new: BTreeMap<Sha256Digest, usize> = BTreeMap::new();
        let (mut added, mut known) = (Vec::new(), Vec::new());
        for picture in sound {
            match in_case.get(&picture.file.sha256) {
                Some(id) => known.push(*id),
                None if new.contains_key(&picture.file.sha256) => {}
                None => {
                    new.insert(picture.file.sha256, added.len());
                    added.push(picture);
                }
            }
        }
        (added, known)
    }

    /// The same picture again: the one that is there is shown.
    fn show_known(&mut self, image: ImageId) {
        if self.card_of_record(image.into()).is_none() {
            self.place_card(image.into(), None);
        } else {
            self.dispatch(Action::Reveal(image.into()));
        }
        let name = self.case().name_of(image.into());
        let text = format!("This picture is in the case already: {name}");
        self.notices.add(NoticeKind::Done, text);
    }

    fn image_of(&self, picture: ReadPicture) -> Image {
        let ReadPicture { name, file, facts } = picture;
        // The id is given by the edit.
        let id = crate::model::TypedId::from_number(0);
        let mut image = Image::new(id, file, facts.width_px, facts.height_px);
        image.original_name = name;
        image.added_at = Some(self.now());
        image.photo = facts.photo.map(Box::new);
        image
    }

    fn now(&self) -> Timestamp {
        (self.importing.setup.clock)()
    }

    /// Free places for new cards: one block of rows near where they are wanted.
    fn rects_for(&mut self, images: &[Image], at_in_board: Option<Pos2>) -> Vec<Rect> {
        self.refresh();
        let sizes: Vec<Vec2> = images.iter().map(image_card_size).collect();
        let columns = (sizes.len() as f32).sqrt().ceil().max(1.0) as usize;
        let mut places = Vec::with_capacity(sizes.len());
        let (mut top, mut widest) = (0.0f32, 0.0f32);
        for row in sizes.chunks(columns) {
            let mut left = 0.0;
            let mut height = 0.0f32;
            for size in row {
                places.push(Rect::from_min_size(Pos2::new(left, top), *size));
                left += size.x + GAP;
                height = height.max(size.y);
            }
            widest = widest.max(left - GAP);
            top += height + GAP;
        }
        let block = vec2(widest, top - GAP);
        let wanted = match at_in_board {
            Some(pos) if sizes.len() == 1 => Rect::from_center_size(pos, block),
            Some(pos) => Rect::from_min_size(pos, block),
            None => Rect::from_center_size(self.center_of_view_in_board(), block),
        };
        let free = free_rect_near(&self.derived.index, wanted, GAP);
        let offset = free.min.to_vec2();
        places.iter().map(|rect| rect.translate(offset)).collect()
    }

    fn make_portrait(&mut self, entity: EntityId, sound: Vec<ReadPicture>) {
        let Some(first) = sound.into_iter().next() else {
            return;
        };
        let (new, known) = self.sort_out(vec![first]);
        let new: Vec<Image> = new.into_iter().map(|new| self.image_of(new)).collect();
        let known = known.first().copied();
        self.edit("Choose portrait", |tx| {
            let added = new.into_iter().next();
            let added = added.map(|image| insert_image(tx, image)).transpose()?;
            let portrait = added.or(known);
            tx.update::<Entity>(entity, |entity| entity.portrait = portrait)
        });
    }

    fn tell_refused(&mut self, refused: &[Refused]) {
        let Some(first) = refused.first() else { return };
        let Refused { name, why } = first;
        let text = match refused.len() {
            1 => format!("{name} was not added: {why}"),
            count => format!("{count} pictures were not added; the first, {name}: {why}"),
        };
        self.notices.add(NoticeKind::Error, text);
    }

    /// Shows a picture large, if there is such a picture.
    pub(in crate::app) fn view_picture(&mut self, image: ImageId) {
        if self.case().image(image).is_some() {
            self.dispatch(Action::Inspect(image.into()));
            self.requests.push(WindowRequest::ViewPicture(image));
        }
    }
}

fn insert_image(tx: &mut Tx<'_>, image: Image) -> Result<ImageId, EditError> {
    let id = tx.fresh_id::<Image>();
    tx.insert(Image { id, ..image })
}

fn insert(tx: &mut Tx<'_>, images: Vec<Image>, rects: &[Rect]) -> Result<Vec<CardId>, EditError> {
    let mut cards = Vec::with_capacity(images.len());
    for (image, rect) in images.into_iter().zip(rects) {
        let id = insert_image(tx, image)?;
        cards.push(ops::add_card(tx, id.into(), *rect, None)?);
    }
    Ok(cards)
}

/// What to know of pictures that move.
fn moving_note(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [name] => format!("; {name} moves: its first frame is shown"),
        names => format!("; {} of them move: first frames are shown", names.len()),
    }
}

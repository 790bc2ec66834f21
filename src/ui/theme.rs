//! The tokens of the window's look, and the style of the window kit made of them. Nobody else under `ui` names a colour
//! or a size; what belongs to the board (kinds, verdicts, cards) comes from the board's own theme.

pub mod stage;

use crate::board::{Appearance, BoardTheme};
use egui::style::{ScrollStyle, Selection, Spacing, TextCursorStyle, WidgetVisuals, Widgets};
use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme,
    Vec2, Visuals, vec2,
};
pub use stage::STAGE;
use std::sync::OnceLock;

/// The colours of the window in one theme.
#[derive(Debug, Clone, PartialEq)]
pub struct WindowColors {
    /// Menu bar, toolbar, status bar.
    pub bar: Color32,
    /// Library, inspector, menus, pages.
    pub panel: Color32,
    /// Text fields, and other places to put something in.
    pub field: Color32,
    /// Under the pointer, chosen in a list, a switched-on tool.
    pub hover: Color32,
    /// While pressed.
    pub pressed: Color32,
    /// Borders and separators.
    pub line: Color32,
    /// Words.
    pub text: Color32,
    /// Words that stand back.
    pub muted: Color32,
    /// Selection, focus, the one button that goes on.
    pub accent: Color32,
    /// Words on the accent.
    pub on_accent: Color32,
    /// Marked words, chosen text.
    pub accent_wash: Color32,
    /// Something failed, or would be lost.
    pub danger: Color32,
}

/// The colours of a notice: the other theme's, so that it stands out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NoticeColors {
    /// Its face.
    pub face: Color32,
    /// Its words.
    pub text: Color32,
    /// Its button.
    pub offer: Color32,
    /// The sign of a warning.
    pub warning: Color32,
    /// The sign of an error.
    pub error: Color32,
}

/// Sizes in points.
pub mod size {
    use egui::{Vec2, vec2};

    /// The steps of the spacing scale.
    pub const S1: f32 = 4.0;
    /// Two steps.
    pub const S2: f32 = 8.0;
    /// Three steps.
    pub const S3: f32 = 12.0;
    /// Room beside a form for its scroll bar.
    pub const SCROLL_LANE: f32 = 8.0;
    /// Four steps.
    pub const S4: f32 = 16.0;
    /// Six steps.
    pub const S6: f32 = 24.0;
    /// Corners of buttons and fields.
    pub const RADIUS: u8 = 6;
    /// Corners of chips and key caps.
    pub const RADIUS_CHIP: u8 = 4;
    /// Corners of menus, pages and notices.
    pub const RADIUS_PANEL: u8 = 8;
    /// Type of captions, counts and dates.
    pub const TEXT_META: f32 = 11.0;
    /// Running type.
    pub const TEXT_BODY: f32 = 13.0;
    /// Titles of groups and records.
    pub const TEXT_TITLE: f32 = 15.0;
    /// Titles of panels and pages.
    pub const TEXT_PAGE: f32 = 20.0;
    /// Icons in bars and menus.
    pub const ICON: f32 = 16.0;
    /// Icons beside meta text.
    pub const ICON_SMALL: f32 = 13.0;
    /// Icons that stand alone on a page.
    pub const ICON_LARGE: f32 = 28.0;
    /// Height of a control.
    pub const CONTROL: f32 = 28.0;
    /// Height of the menu bar.
    pub const MENU_BAR: f32 = 36.0;
    /// Height of the toolbar.
    pub const TOOL_BAR: f32 = 42.0;
    /// Height of a large button.
    pub const BAR_BUTTON: f32 = 32.0;
    /// Height of the status bar.
    pub const STATUS_BAR: f32 = 26.0;
    /// Width of the library at first.
    pub const LIBRARY: f32 = 256.0;
    /// Width of the inspector at first.
    pub const INSPECTOR: f32 = 318.0;
    /// Panels get no narrower.
    pub const PANEL_MIN: f32 = 200.0;
    /// Panels get no wider.
    pub const PANEL_MAX: f32 = 560.0;
    /// Width of the search box in the toolbar.
    pub const SEARCH_BOX: f32 = 300.0;
    /// Width of the find list.
    pub const FIND: f32 = 360.0;
    /// Width of the palette.
    pub const PALETTE: f32 = 560.0;
    /// Width of a page's text.
    pub const PAGE: f32 = 640.0;
    /// Width of a question.
    pub const PROMPT: f32 = 420.0;
    /// Width of a menu at least.
    pub const MENU: f32 = 216.0;
    /// Side of a colour swatch.
    pub const SWATCH: f32 = 12.0;
    /// Width and height of the map of the board.
    pub const MAP: Vec2 = vec2(232.0, 140.0);
    /// Radius of the mark on a button that something is switched on behind it.
    pub const MARK: f32 = 3.5;
    /// Height of the longest list of values to tick.
    pub const FACET_LIST: f32 = 336.0;
    /// Width of a list of values to tick.
    pub const FACETS: f32 = 268.0;
    /// What the filter bar needs beside its text field.
    pub const FILTER_REST: f32 = 400.0;
    /// Height of a row in the list of pages.
    pub const PAGE_ROW: f32 = 62.0;
    /// Width and height of the sketch of a page.
    pub const PAGE_SKETCH: Vec2 = vec2(74.0, 46.0);
    /// Room for the number of a page.
    pub const PAGE_NUMBER: f32 = 22.0;
    /// Height of the speaker notes below the list at first.
    pub const PAGE_NOTES: f32 = 150.0;
    /// Type of a handling mark in a list.
    pub const TEXT_MARK: f32 = 9.5;
    /// Height of the longest list in a popup.
    pub const POPUP_LIST: f32 = 260.0;
}

/// The reader: lengths in points, unless they are multiples of the type size.
pub mod reading {
    /// Width of a line at most, as a multiple of the type size: about 66 letters of running text.
    pub const MEASURE: f32 = 33.0;
    /// From line to line.
    pub const LEADING: f32 = 1.5;
    /// The same for titles and headings.
    pub const TIGHT_LEADING: f32 = 1.25;
    /// What Inter takes by itself.
    pub const NATURAL_LEADING: f32 = 1.21;
    /// The title.
    pub const TITLE: f32 = 1.6;
    /// Headings by level.
    pub const HEADINGS: [f32; 3] = [1.4, 1.2, 1.07];
    /// Captions, tables, furniture.
    pub const SMALL: f32 = 0.87;
    /// Between paragraphs.
    pub const PARAGRAPH_GAP: f32 = 0.75;
    /// An item of a list, for each level.
    pub const LIST_INDENT: f32 = 1.5;
    /// A quotation.
    pub const QUOTE_INDENT: f32 = 1.2;
    /// Beside the column at least.
    pub const MARGIN: f32 = 24.0;
    /// Above the title and below the end.
    pub const EDGE: f32 = 24.0;
    /// Width of the reader at first.
    pub const WIDTH: f32 = 500.0;
    /// The narrowest it gets.
    pub const WIDTH_MIN: f32 = 300.0;
    /// What it leaves the board at least.
    pub const BOARD_MIN: f32 = 260.0;
    /// Height of its bar.
    pub const BAR: f32 = 40.0;
    /// Width of the outline.
    pub const OUTLINE: f32 = 180.0;
    /// With less room than this the outline lies over the text.
    pub const OUTLINE_BESIDE: f32 = 620.0;
    /// Width of the scroll bar, and its shortest length.
    pub const SCROLL: f32 = 8.0;
    /// The shortest the handle of the scroll bar gets.
    pub const SCROLL_HANDLE: f32 = 28.0;
    /// Width of the card beside a name or a mark.
    pub const CARD: f32 = 300.0;
    /// How long shown words stay lit up, in seconds.
    pub const FLASH_SECS: f64 = 1.4;
    /// How long the pointer rests on a word before its card comes, in seconds.
    pub const REST_SECS: f64 = 0.35;
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const LIGHT: WindowColors = WindowColors {
    bar: rgb(0xFBFCFD),
    panel: rgb(0xFFFFFF),
    field: rgb(0xF4F6F8),
    hover: rgb(0xEEF2F7),
    pressed: rgb(0xE1E7EE),
    line: rgb(0xD9DEE5),
    text: rgb(0x1B2430),
    muted: rgb(0x5B6776),
    accent: rgb(0x2563EB),
    on_accent: rgb(0xFFFFFF),
    accent_wash: rgb(0xD6E4FF),
    danger: rgb(0xC2310C),
};

const DARK: WindowColors = WindowColors {
    bar: rgb(0x171C22),
    panel: rgb(0x171C22),
    field: rgb(0x12161B),
    hover: rgb(0x232B34),
    pressed: rgb(0x2E3742),
    line: rgb(0x333C47),
    text: rgb(0xE8ECF1),
    muted: rgb(0x9AA6B4),
    accent: rgb(0x6EA2FF),
    on_accent: rgb(0x10141A),
    accent_wash: rgb(0x26416F),
    danger: rgb(0xFF8A65),
};

const NOTICE_ON_LIGHT: NoticeColors = NoticeColors {
    face: rgb(0x1B2430),
    text: rgb(0xF2F5F8),
    offer: rgb(0x8AB4FF),
    warning: rgb(0xF2C230),
    error: rgb(0xFF8A65),
};

const NOTICE_ON_DARK: NoticeColors = NoticeColors {
    face: rgb(0xE8ECF1),
    text: rgb(0x1B2430),
    offer: rgb(0x1D4FC4),
    warning: rgb(0x875508),
    error: rgb(0xB02A08),
};

/// The grounds of words in the reader.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReadingColors {
    /// Highlighted words.
    pub highlight: Color32,
    /// Words that were found.
    pub found: Color32,
    /// The one that was gone to.
    pub found_here: Color32,
    /// Words that are shown, for a moment.
    pub flash: Color32,
}

const READING_LIGHT: ReadingColors = ReadingColors {
    highlight: rgb(0xFFF0A3),
    found: rgb(0xFFE3C2),
    found_here: rgb(0xFFBE73),
    flash: rgb(0xA9C7FF),
};

const READING_DARK: ReadingColors = ReadingColors {
    highlight: rgb(0x4A4316),
    found: rgb(0x4B3519),
    found_here: rgb(0x84561A),
    flash: rgb(0x2F5597),
};

/// The grounds of words in the reader for the visuals in force.
pub fn reading_colors(visuals: &Visuals) -> &'static ReadingColors {
    if visuals.dark_mode {
        &READING_DARK
    } else {
        &READING_LIGHT
    }
}

/// The ground of handling marks, as FIRST prescribes.
pub const MARK_GROUND: Color32 = Color32::BLACK;

/// The signal orange of the program's sign.
pub const SIGN: Color32 = rgb(0xD9622B);

/// The colours of the window for the visuals in force.
pub fn colors(visuals: &Visuals) -> &'static WindowColors {
    if visuals.dark_mode { &DARK } else { &LIGHT }
}

/// What lies on the board: bars, the map.
pub fn floating_frame(visuals: &Visuals, margin: Margin) -> egui::Frame {
    let colors = colors(visuals);
    egui::Frame::new()
        .fill(colors.panel)
        .stroke(Stroke::new(1.0, colors.line))
        .corner_radius(CornerRadius::same(size::RADIUS_PANEL))
        .shadow(visuals.popup_shadow)
        .inner_margin(margin)
}

/// The colours of notices for the visuals in force.
pub fn notice_colors(visuals: &Visuals) -> NoticeColors {
    if visuals.dark_mode {
        NOTICE_ON_DARK
    } else {
        NOTICE_ON_LIGHT
    }
}

/// The board's theme for the visuals in force: kinds, verdicts, tints.
pub fn board(visuals: &Visuals) -> &'static BoardTheme {
    static THEMES: OnceLock<[BoardTheme; 2]> = OnceLock::new();
    let themes = THEMES.get_or_init(|| {
        [
            BoardTheme::of(Appearance::Light),
            BoardTheme::of(Appearance::Dark),
        ]
    });
    &themes[usize::from(visuals.dark_mode)]
}

/// Type in Inter Medium.
pub fn medium(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("medium".into()))
}

/// Type in Inter SemiBold.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("semibold".into()))
}

/// Type in Inter Regular.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Installs fonts and both styles, and the options of an editor: nothing scales or quits behind the command table's back.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(crate::board::fonts::definitions());
    ctx.set_style_of(Theme::Light, style(&LIGHT, Theme::Light));
    ctx.set_style_of(Theme::Dark, style(&DARK, Theme::Dark));
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        options.quit_shortcuts.clear();
        // A desktop that does not tell its theme gets the light one, as paper is.
        options.fallback_theme = Theme::Light;
        // A notch of the wheel zooms by a fifth, as in the editors people come from.
        options.input_options.scroll_zoom_speed = 1.0 / 400.0;
    });
}

fn style(colors: &WindowColors, theme: Theme) -> Style {
    let base = theme.default_style();
    let text_styles = [
        (TextStyle::Small, regular(size::TEXT_META)),
        (TextStyle::Body, regular(size::TEXT_BODY)),
        (TextStyle::Button, regular(size::TEXT_BODY)),
        (TextStyle::Monospace, regular(size::TEXT_BODY)),
        (TextStyle::Heading, semibold(size::TEXT_TITLE)),
    ];
    let mut style = Style {
        text_styles: text_styles.into(),
        spacing: spacing(&base.spacing),
        visuals: visuals(colors, &base.visuals),
        animation_time: 0.08,
        ..base
    };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn spacing(base: &Spacing) -> Spacing {
    Spacing {
        item_spacing: vec2(size::S2, size::S1),
        button_padding: vec2(size::S2, size::S1),
        menu_margin: Margin::same(size::S1 as i8),
        window_margin: Margin::same(size::S4 as i8),
        interact_size: vec2(size::CONTROL, size::CONTROL),
        menu_spacing: size::S1,
        menu_width: size::MENU,
        combo_width: 120.0,
        text_edit_width: 200.0,
        icon_width: size::ICON,
        icon_width_inner: 9.0,
        icon_spacing: size::S2,
        tooltip_width: 320.0,
        scroll: ScrollStyle {
            bar_width: size::SCROLL_LANE,
            floating_allocated_width: 0.0,
            ..ScrollStyle::floating()
        },
        ..base.clone()
    }
}

fn visuals(colors: &WindowColors, base: &Visuals) -> Visuals {
    let shadow = |blur, alpha| Shadow {
        offset: [0, 4],
        blur,
        spread: 0,
        color: Color32::from_black_alpha(if base.dark_mode { alpha * 3 } else { alpha }),
    };
    Visuals {
        override_text_color: None,
        weak_text_color: Some(colors.muted),
        widgets: widgets(colors),
        selection: Selection {
            bg_fill: colors.accent_wash,
            stroke: Stroke::new(1.0, colors.text),
        },
        hyperlink_color: colors.accent,
        faint_bg_color: colors.field,
        extreme_bg_color: colors.field,
        text_edit_bg_color: Some(colors.field),
        code_bg_color: colors.field,
        warn_fg_color: colors.danger,
        error_fg_color: colors.danger,
        window_corner_radius: CornerRadius::same(size::RADIUS_PANEL),
        window_shadow: shadow(24, 28),
        window_fill: colors.panel,
        window_stroke: Stroke::new(1.0, colors.line),
        menu_corner_radius: CornerRadius::same(size::RADIUS_PANEL),
        panel_fill: colors.panel,
        popup_shadow: shadow(16, 24),
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(1.5, colors.accent),
            ..base.text_cursor.clone()
        },
        button_frame: true,
        slider_trailing_fill: true,
        disabled_alpha: 0.45,
        ..base.clone()
    }
}

fn widgets(colors: &WindowColors) -> Widgets {
    let corner_radius = CornerRadius::same(size::RADIUS);
    let state = |fill: Color32, border: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius,
        fg_stroke: Stroke::new(1.0, colors.text),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: WidgetVisuals {
            bg_fill: colors.panel,
            weak_bg_fill: colors.panel,
            ..state(colors.panel, colors.line)
        },
        inactive: state(colors.field, colors.line),
        hovered: state(colors.hover, colors.line),
        // The kit paints what has the keyboard's focus as active: its border is the focus ring.
        active: WidgetVisuals {
            fg_stroke: Stroke::new(1.0, colors.text),
            ..state(colors.pressed, colors.accent)
        },
        open: state(colors.hover, colors.line),
    }
}

/// The space around a panel's content.
pub fn panel_margin() -> Margin {
    Margin::symmetric(size::S3 as i8, size::S3 as i8)
}

/// The smallest size of a control that shows an icon alone.
pub fn icon_button_size() -> Vec2 {
    Vec2::splat(size::CONTROL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::theme::contrast;

    #[test]
    fn words_can_be_read_on_every_surface() {
        for colors in [&LIGHT, &DARK] {
            for ground in [colors.bar, colors.panel, colors.field, colors.hover] {
                for ink in [colors.text, colors.muted, colors.accent, colors.danger] {
                    assert!(
                        contrast(ink, ground) >= 4.5,
                        "{ink:?} on {ground:?}: {}",
                        contrast(ink, ground)
                    );
                }
            }
            assert!(contrast(colors.on_accent, colors.accent) >= 4.5);
            assert!(contrast(colors.text, colors.accent_wash) >= 4.5);
        }
        for (colors, reading) in [(LIGHT, READING_LIGHT), (DARK, READING_DARK)] {
            let grounds = [
                reading.highlight,
                reading.found,
                reading.found_here,
                reading.flash,
            ];
            for ground in grounds {
                assert!(contrast(colors.text, ground) >= 4.5, "{ground:?}");
            }
        }
        for ground in [STAGE.ground, STAGE.panel] {
            for ink in [STAGE.text, STAGE.muted] {
                assert!(contrast(ink, ground) >= 4.5, "{ink:?} on {ground:?}");
            }
        }
        for notice in [NOTICE_ON_LIGHT, NOTICE_ON_DARK] {
            for ink in [notice.text, notice.offer, notice.warning, notice.error] {
                assert!(contrast(ink, notice.face) >= 4.5, "{ink:?}");
            }
        }
    }
}

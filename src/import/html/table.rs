//! Which tables hold data, and which only lay out a page.

use dom_query::NodeRef;

/// Whether the rows of a table are rows of data: it says so by header cells or a caption, or has at least two rows and two
/// columns of short cells. A table that holds another one, or cells with several paragraphs, lays out a page.
pub(super) fn has_rows_of_data(table: &NodeRef<'_>) -> bool {
    if table
        .attr("role")
        .is_some_and(|role| matches!(role.as_ref(), "presentation" | "none"))
    {
        return false;
    }
    let (mut rows, mut cells, mut most_cells, mut paragraphs_in_cell) = (0, 0, 0, 0);
    let mut is_headed = false;
    for node in table.descendants_it() {
        let Some(name) = node.node_name() else {
            continue;
        };
        match name.as_ref() {
            "table" | "h1" | "h2" | "h3" | "article" | "form" => return false,
            "tr" => {
                rows += 1;
                cells = 0;
            }
            "td" | "th" => {
                cells += 1;
                paragraphs_in_cell = 0;
                most_cells = most_cells.max(cells);
                is_headed |= name.as_ref() == "th";
            }
            "caption" | "thead" => is_headed = true,
            "p" | "blockquote" => {
                paragraphs_in_cell += 1;
                if paragraphs_in_cell > 2 {
                    return false;
                }
            }
            _ => {}
        }
    }
    (is_headed && rows > 0) || (rows >= 2 && most_cells >= 2)
}

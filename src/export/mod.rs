//! The picture leaves the program: PNG today; SVG and PDF take the same shapes.

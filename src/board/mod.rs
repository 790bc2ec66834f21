//! The board without a window: camera, index, gestures, and the picture that screen and exports share.

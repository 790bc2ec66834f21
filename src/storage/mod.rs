//! Files: the RON format of a case, atomic saving, recent files and settings. The only module that opens files.

//! The program without a window: session, actions, commands, jobs, notices, settings.

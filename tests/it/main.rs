//! Tests across modules: what users' files and the house's own rules must hold. No display, no network, no clock.

mod house;
mod samples;
mod storage;

//! The ways in which comparable systems were broken into, each tried here; SECURITY.md lists them.

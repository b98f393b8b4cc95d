//! The procedure, article by article: what is allowed, and what is refused under which article.
mod ch1;
mod ch2;
mod ch3;
mod ch4;
mod ch5;
mod ch6;
mod ch7;

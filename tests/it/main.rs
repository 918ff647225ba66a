//! Tests of the library and the command line, in one binary.

<<<<<<< HEAD
mod compile;
mod oracle_functions;
mod oracles;
=======
mod rules;
>>>>>>> 2f9fb7d (Law as data: rulebook machinery, parameters and procedure criteria of art. 23)
mod text;

mod scenarios;

package org.northernconnections.matching;

/// A company found by free search.
///
/// @param companyId its id
/// @param score mean over the words typed of how well each is met, `(0, 1]`
/// @param statementIndex the statement that meets most of them, from 0; the first of equals
public record Hit(String companyId, double score, int statementIndex) {}

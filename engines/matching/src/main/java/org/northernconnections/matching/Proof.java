package org.northernconnections.matching;

import java.util.List;

/// The statement that answers a need best, and the words by which it does.
///
/// @param statementIndex its place among the company's statements, from 0; the first of equals
/// @param statement itself
/// @param sharedWords the words of the statement that meet words of the need, as they stand there, each once,
/// in the order of the statement; they meet by their stem or as kin, such as *energi* and *energy*
public record Proof(int statementIndex, Statement statement, List<String> sharedWords) {
    public Proof {
        sharedWords = List.copyOf(sharedWords);
    }
}

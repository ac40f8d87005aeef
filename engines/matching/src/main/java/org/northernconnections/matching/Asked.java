package org.northernconnections.matching;

import java.util.List;

/// A challenge with its needs read.
record Asked(Challenge challenge, List<Text> texts) {
    static Asked read(Words words, Challenge challenge) {
        return new Asked(
                challenge,
                challenge.needs().stream()
                        .map(need -> words.read(need.language(), need.text()))
                        .toList());
    }
}

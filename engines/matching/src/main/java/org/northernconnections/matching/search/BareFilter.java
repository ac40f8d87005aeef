package org.northernconnections.matching.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.northernconnections.matching.encoder.Features;

/// Spells words as the encoder does: small letters, `ä` as `æ`, `ö` as `ø`, other accents dropped.
final class BareFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    BareFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        String bare = String.join("", Features.words(term.toString()));
        term.setEmpty().append(bare.isEmpty() ? term.toString() : bare);
        return true;
    }
}

package org.northernconnections.matching.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Texts of one origin and licence.
///
/// @param origin the packages, for the model's card
/// @param share how often its texts are shown, beside once a round
record Source(String name, String origin, String licence, double share, Reader reader) {
    /// Reads the unpacked packages below a folder.
    interface Reader {
        List<Aligned> read(Path packages) throws IOException;
    }
}

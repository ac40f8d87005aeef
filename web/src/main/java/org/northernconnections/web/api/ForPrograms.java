package org.northernconnections.web.api;

import org.jspecify.annotations.Nullable;
import org.northernconnections.web.page.Problems;

/// The record of a page that programs may read too. What is not in its shape, no program learns.
///
/// @param <T> the shape: records, lists, texts, numbers, times and words of enums
public interface ForPrograms<T> {
    /// What a program reads of this page.
    T shape();

    /// What was wrong with the fields that were sent.
    default Problems problems() {
        return Problems.none();
    }

    /// What somebody else saved in the meantime; null if nobody did.
    default @Nullable Object theirShape() {
        return null;
    }
}

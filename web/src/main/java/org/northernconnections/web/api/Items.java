package org.northernconnections.web.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.northernconnections.web.page.Paging;

/// One page of a list.
///
/// @param page its number, from 1
/// @param pages how many there are
/// @param total rows of all pages
/// @param next the address of the next page; null on the last one
public record Items<T>(
        List<T> items,
        int page,
        int pages,
        int total,
        @Nullable String next) {
    public Items {
        items = List.copyOf(items);
    }

    /// A list that is told whole.
    public static <S, T> Items<T> all(List<S> rows, Function<S, T> shape) {
        return new Items<>(rows.stream().map(shape).toList(), 1, 1, rows.size(), null);
    }

    /// The rows of one page of a longer list.
    public static <S, T> Items<T> of(List<S> rows, Paging paging, Function<S, T> shape) {
        return new Items<>(
                rows.stream().map(shape).toList(),
                paging.number(),
                paging.last(),
                paging.total(),
                paging.number() < paging.last() ? paging.address(paging.number() + 1) : null);
    }
}

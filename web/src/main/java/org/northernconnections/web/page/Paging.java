package org.northernconnections.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Which page of a list is shown, and how to get to the others.
///
/// @param number of this page, from 1
/// @param rows a page holds at most
/// @param total rows there are in all; 0 until it is known
/// @param path the address of the list without the number of the page
public record Paging(int number, int rows, int total, String path) {
    private static final int NUMBER_MAX = 100_000;

    /// The page that a call asks for; nonsense is page 1.
    public static Paging of(String number, int rows) {
        int asked = number.matches("\\d{1,6}") ? Integer.parseInt(number) : 1;
        return new Paging(Math.clamp(asked, 1, NUMBER_MAX), rows, 0, "");
    }

    /// The same page of a list that has so many rows.
    ///
    /// @param address of this call, with its query
    public Paging with(int rowsInAll, String address) {
        return new Paging(number, rows, rowsInAll, address);
    }

    public int skip() {
        return (number - 1) * rows;
    }

    public int last() {
        return Math.max(1, (total + rows - 1) / rows);
    }

    public boolean hasOthers() {
        return total > rows;
    }

    /// The address of another page of the same list.
    public String address(int other) {
        int question = path.indexOf('?');
        String bare = question < 0 ? path : path.substring(0, question);
        var query = new ArrayList<String>();
        for (String part : List.of((question < 0 ? "" : path.substring(question + 1)).split("&"))) {
            if (!part.isEmpty() && !part.startsWith("p=")) {
                query.add(part);
            }
        }
        query.add("p=" + URLEncoder.encode(String.valueOf(other), StandardCharsets.UTF_8));
        return bare + "?" + String.join("&", query);
    }

    /// The query of the list without the number of the page, such as `?q=wood`.
    public String query() {
        int question = path.indexOf('?');
        return question < 0 ? "" : path.substring(question);
    }
}

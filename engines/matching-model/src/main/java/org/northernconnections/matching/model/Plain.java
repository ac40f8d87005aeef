package org.northernconnections.matching.model;

import java.util.regex.Pattern;

/// Makes one plain line of a text with markup, placeholders and keys to press.
final class Plain {
    private static final Pattern SCRIPT = Pattern.compile("(?s)<(script|style)[^>]*>.*?</\\1>");
    private static final Pattern TAG = Pattern.compile("<[^>]{0,300}>");
    private static final Pattern HOLE = Pattern.compile(
            "\\$\\{[^}]*}|\\{\\{?[^{}]*}}?|%\\([^)]*\\)[sd]|%[0-9]*\\$?[sdSd@]|%[A-Z_]+%?|\\$[A-Za-z_]+\\$?|\\\\[nrt]");
    private static final Pattern ENTITY = Pattern.compile("&(#?[a-zA-Z0-9]+);");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int CHARACTERS_MAX = 500;

    private Plain() {}

    /// The line, or an empty one where fewer than three letters are left.
    static String line(String text) {
        String plain = SCRIPT.matcher(text).replaceAll(" ");
        plain = TAG.matcher(plain).replaceAll(" ");
        plain = HOLE.matcher(plain).replaceAll(" ");
        plain = ENTITY.matcher(plain).replaceAll(found -> entity(found.group(1)));
        plain = plain.replace("~", "").replace("\u00AD", "");
        plain = plain.replaceAll("&(?=\\p{L})", "").replaceAll("(?<=\\p{L})_(?=\\p{L})|(?<=^| )_(?=\\p{L})", "");
        plain = SPACES.matcher(plain).replaceAll(" ").strip();
        if (plain.length() > CHARACTERS_MAX) {
            int space = plain.lastIndexOf(' ', CHARACTERS_MAX);
            plain = plain.substring(0, space > 0 ? space : CHARACTERS_MAX);
        }
        return plain.chars().filter(Character::isLetter).limit(3).count() < 3 ? "" : plain;
    }

    private static String entity(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt", "gt", "quot", "apos", "nbsp", "#39" -> " ";
            default -> "";
        };
    }
}

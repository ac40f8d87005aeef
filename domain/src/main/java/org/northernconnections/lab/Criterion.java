package org.northernconnections.lab;

/// What an application to a challenge is judged by.
///
/// @param position 1, 2, …; scores refer to it
/// @param weight 1 to 10; only ratios count
public record Criterion(int position, String name, String description, int weight) {}

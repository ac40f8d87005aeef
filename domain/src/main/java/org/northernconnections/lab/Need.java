package org.northernconnections.lab;

/// One need of a challenge, said as an opening and not as a ready solution.
///
/// @param position 1, 2, …; answers of applications refer to it
/// @param weight 1 to 3; only ratios count
public record Need(int position, String text, int weight) {}

package org.northernconnections.matching;

import java.util.Arrays;

/// Small numbers in a row, in the order in which they came; walked far more often than changed.
final class Postings {
    private int[] numbers = new int[4];
    private int size;

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size] = number;
        size++;
    }

    /// Takes one out and puts the last in its place.
    void remove(int number) {
        for (int i = 0; i < size; i++) {
            if (numbers[i] == number) {
                size--;
                numbers[i] = numbers[size];
                return;
            }
        }
    }

    int size() {
        return size;
    }

    int get(int i) {
        return numbers[i];
    }
}

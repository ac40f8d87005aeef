package org.opensearch.protobufs;

/// Empty: stands for a type that the k-NN plugin names, so that its classes load. Nothing calls it.
public final class QueryContainer {
    private QueryContainer() {}

    /// Empty, as the type around it.
    public enum QueryContainerCase {}
}

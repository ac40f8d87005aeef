"""Walks with restart by other libraries: peers.py EDGES VIEWERS RESTART OUT

EDGES and VIEWERS hold little-endian ints: pairs, and vertices. OUT gets, for each library that is here, a line
"name version milliseconds-a-viewer" and the file OUT.name with the shares of each viewer, little-endian doubles.
"""

import array
import statistics
import sys
import time


def ints(path):
    with open(path, "rb") as file:
        return array.array("i", file.read())


def igraph_walks(pairs, vertices, viewers, restart):
    import igraph

    graph = igraph.Graph(n=vertices, edges=pairs, directed=True)
    return igraph.__version__, lambda viewer: graph.personalized_pagerank(damping=1 - restart, reset_vertices=[viewer])


def networkx_walks(pairs, vertices, viewers, restart):
    import networkx

    graph = networkx.DiGraph()
    graph.add_nodes_from(range(vertices))
    graph.add_edges_from(pairs)

    def walk(viewer):
        shares = networkx.pagerank(graph, alpha=1 - restart, personalization={viewer: 1}, tol=1e-9 / vertices, max_iter=200)
        return [shares[vertex] for vertex in range(vertices)]

    return networkx.__version__, walk


def main():
    flat = ints(sys.argv[1])
    vertices = flat[0]
    pairs = list(zip(flat[1::2], flat[2::2]))
    viewers = ints(sys.argv[2])
    with open(sys.argv[4], "w") as out:
        for name, library in (("python-igraph", igraph_walks), ("networkx", networkx_walks)):
            try:
                version, walk = library(pairs, vertices, viewers, float(sys.argv[3]))
            except ImportError as missing:
                out.write("%s is not here (%s); apt-get install python3-%s lets it be measured\n" % (name, missing, name.split("-")[-1]))
                continue
            times = []
            with open(sys.argv[4] + "." + name, "wb") as shares:
                for viewer in viewers:
                    begun = time.perf_counter()
                    answer = walk(viewer)
                    times.append(time.perf_counter() - begun)
                    array.array("d", answer).tofile(shares)
            out.write("%s %s %.3f\n" % (name, version, 1000 * statistics.median(times)))


main()

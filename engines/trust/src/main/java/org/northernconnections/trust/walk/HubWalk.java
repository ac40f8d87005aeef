package org.northernconnections.trust.walk;

import java.util.Arrays;

/// One viewer's walk with restart, at every vertex within the stated error of [Hubs], in microseconds.
///
/// What sets out at the viewer is pushed along every way until it comes to a hub, and waits there. What is left
/// on the way, at vertices with few edges, is pushed on until all together are a tenth of `α · error`. Then each
/// hub's kept walk is added, times what arrived at it. So
///
///     π(v) = (stayed(v) + Σ m(h) ψ_h(v) + what is missing) / |ψ_viewer|
///
/// *Error*: no share is too high; at no vertex is more missing than [#missing], which is at most [Hubs#error].
/// *Cost*: the edges up to the hubs, and the sum of the lengths of the walks kept there. Where most vertices are no
/// hubs, and ways to them are long, it is that of a push to a fine L1 error.
/// *Memory*: 28 bytes a vertex. Not for several threads at once; a second thread takes a second walk on the same hubs.
public final class HubWalk {
    /// What waits at a vertex that passed all on: not 0, which says that it was never met.
    private static final double NOTHING = 1e-300;
    /// How much finer each further round is.
    private static final double FINER = 4;

    private final Hubs hubs;
    private final Links links;
    private final double restart;
    private final double[] stayed;
    private final double[] waiting;
    private final double[] arrived;
    private int[] touched = new int[1 << 10];
    private int touchedCount;
    private int[] met = new int[1 << 10];
    private int metCount;
    private int[] passed = new int[1 << 10];
    private int passedCount;
    private final int[] queue;
    private final int mask;
    private int head;
    private int tail;
    private double step;
    private double leftMax;
    private double left;
    private double whole = 1;

    public HubWalk(Hubs hubs) {
        this.hubs = hubs;
        links = hubs.links;
        restart = hubs.restart;
        int n = links.vertices();
        stayed = new double[n];
        waiting = new double[n];
        arrived = new double[hubs.count()];
        // No vertex waits twice, so a ring of more places than vertices never overflows.
        queue = new int[Integer.highestOneBit(Math.max(1, n)) * 2];
        mask = queue.length - 1;
    }

    /// Walks; the answers hold until the next walk.
    public HubWalk from(int viewer) {
        setOut(viewer, Hubs.BEFORE_HUBS * restart * hubs.error);
        receive(viewer, 1);
        comeToHubs();
        return this;
    }

    /// The same, but what sets out at a hub does not wait there.
    ///
    /// @param before how much may be left before hubs, as a share of the walk
    void onwardFrom(int hub, double before) {
        setOut(hub, before);
        stay(hub, restart);
        passOn(hub, 1 - restart);
        comeToHubs();
    }

    private void setOut(int viewer, double before) {
        for (int i = 0; i < touchedCount; i++) {
            stayed[touched[i]] = 0;
        }
        touchedCount = 0;
        whole = hubs.whole[viewer];
        leftMax = before * whole;
        step = leftMax;
    }

    private void comeToHubs() {
        push();
        for (left = left(); left > leftMax; left = left()) {
            step /= FINER;
            offerAll();
            push();
        }
        for (int i = 0; i < passedCount; i++) {
            waiting[passed[i]] = 0;
        }
        passedCount = 0;
        putInWhatIsKept();
    }

    private void push() {
        while (head != tail) {
            int vertex = queue[head];
            head = (head + 1) & mask;
            double amount = waiting[vertex];
            waiting[vertex] = NOTHING;
            passOn(vertex, amount);
        }
    }

    private void passOn(int vertex, double amount) {
        int first = links.start[vertex];
        int last = links.start[vertex + 1];
        double each = amount / (last - first);
        for (int e = first; e < last; e++) {
            receive(links.end[e], each);
        }
    }

    private void receive(int vertex, double amount) {
        int hub = hubs.number[vertex];
        if (hub != Hubs.NONE) {
            arrive(hub, amount);
            return;
        }
        stay(vertex, restart * amount);
        if (links.degree(vertex) == 0) {
            return; // from here the walker goes back: the whole is less
        }
        double before = waiting[vertex];
        if (before == 0) {
            passed = withRoom(passed, passedCount);
            passed[passedCount++] = vertex;
        }
        double after = before + (1 - restart) * amount;
        waiting[vertex] = after;
        if (after > step && before <= step) {
            queue[tail] = vertex;
            tail = (tail + 1) & mask;
        }
    }

    private void arrive(int hub, double amount) {
        if (arrived[hub] == 0) {
            met = withRoom(met, metCount);
            met[metCount++] = hub;
        }
        arrived[hub] += amount;
    }

    private void stay(int vertex, double amount) {
        if (stayed[vertex] == 0) {
            touched = withRoom(touched, touchedCount);
            touched[touchedCount++] = vertex;
        }
        stayed[vertex] += amount;
    }

    private static int[] withRoom(int[] places, int count) {
        return count < places.length ? places : Arrays.copyOf(places, count * 2);
    }

    private double left() {
        double sum = 0;
        for (int i = 0; i < passedCount; i++) {
            sum += waiting[passed[i]];
        }
        return sum;
    }

    private void offerAll() {
        for (int i = 0; i < passedCount; i++) {
            if (waiting[passed[i]] > step) {
                queue[tail] = passed[i];
                tail = (tail + 1) & mask;
            }
        }
    }

    private void putInWhatIsKept() {
        for (int i = 0; i < metCount; i++) {
            int hub = met[i];
            double amount = arrived[hub];
            arrived[hub] = 0;
            left += amount * hubs.missing[hub];
            int[] vertices = hubs.vertices[hub];
            float[] amounts = hubs.amounts[hub];
            for (int k = 0; k < vertices.length; k++) {
                stay(vertices[k], amount * amounts[k]);
            }
        }
        metCount = 0;
    }

    /// Those with at least so much, in ascending order.
    int[] above(double least) {
        int[] above = new int[touchedCount];
        int count = 0;
        for (int i = 0; i < touchedCount; i++) {
            if (stayed[touched[i]] >= least) {
                above[count++] = touched[i];
            }
        }
        above = Arrays.copyOf(above, count);
        Arrays.sort(above);
        return above;
    }

    double largestBelow(double least) {
        double largest = 0;
        for (int i = 0; i < touchedCount; i++) {
            double amount = stayed[touched[i]];
            largest = amount < least ? Math.max(largest, amount) : largest;
        }
        return largest;
    }

    double amount(int vertex) {
        return stayed[vertex];
    }

    double missingAmount() {
        return left;
    }

    /// How many vertices were reached.
    public int count() {
        return touchedCount;
    }

    public int vertex(int at) {
        return touched[at];
    }

    /// The share of this vertex from below, 0 where the walk did not come.
    public double share(int vertex) {
        return stayed[vertex] / whole;
    }

    /// What the share of any vertex may miss at most.
    public double missing() {
        return left / whole;
    }
}

package org.northernconnections.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Duration;
import org.northernconnections.partnership.SigningIn;
import org.northernconnections.web.security.RateLimits;

/// Rate limits counted in the database, so that all nodes count together and a restart forgets nothing.
///
/// A try counts even where the call that made it is undone, so it is counted outside of that call's
/// transaction, over connections of its own: calls that hold a connection never wait here for a second one
/// from the same pool. Nor does a try wait for the disk: a machine that fails forgets at most those of its last second.
/// Whose tries they are is kept as a hash, and only until the bucket is full again; `Tidy`
/// removes what has expired.
final class SharedRateLimits implements RateLimits, AutoCloseable {
    private static final int CONNECTIONS_MAX = 2;

    private final HikariDataSource pool;
    private final ProxyManager<String> buckets;

    SharedRateLimits(HikariDataSource database) {
        var config = new HikariConfig();
        database.copyStateTo(config);
        config.setPoolName("rate limits");
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(0);
        config.setConnectionInitSql("set synchronous_commit = off");
        pool = new HikariDataSource(config);
        buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(pool)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("rate_limit")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
    }

    @Override
    public boolean allows(Limit limit, String whose) {
        return buckets.getProxy(SigningIn.hash(limit + ":" + whose), () -> configuration(limit))
                .tryConsume(1);
    }

    private static BucketConfiguration configuration(Limit limit) {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(limit.times())
                        .refillGreedy(limit.times(), limit.within())
                        .build())
                .build();
    }

    @Override
    public void close() {
        pool.close();
    }
}

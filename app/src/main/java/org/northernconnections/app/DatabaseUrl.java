package org.northernconnections.app;

import com.zaxxer.hikari.HikariConfig;
import java.net.URI;
import java.net.URISyntaxException;
import org.northernconnections.postgres.server.ServerTrouble;

/// The address of a database as the variable DATABASE_URL gives it:
/// `postgresql://user:password@host:5432/name` or `jdbc:postgresql://…`.
record DatabaseUrl(String jdbc, String user, String password) {
    static DatabaseUrl parse(String url) {
        try {
            if (url.startsWith("jdbc:postgresql:")) {
                return new DatabaseUrl(url, "", "");
            }
            var address = new URI(url);
            if (address.getHost() == null
                    || !String.valueOf(address.getScheme()).matches("postgres(ql)?")) {
                throw unreadable();
            }
            String[] who = String.valueOf(address.getUserInfo()).split(":", 2);
            String port = address.getPort() < 0 ? "" : ":" + address.getPort();
            String options = address.getQuery() == null ? "" : "?" + address.getQuery();
            return new DatabaseUrl(
                    "jdbc:postgresql://" + address.getHost() + port + address.getPath() + options,
                    address.getUserInfo() == null ? "" : who[0],
                    who.length < 2 ? "" : who[1]);
        } catch (URISyntaxException e) {
            throw unreadable();
        }
    }

    private static ServerTrouble unreadable() {
        return new ServerTrouble(
                "DATABASE_URL cannot be read. " + "Maybe write it as postgresql://user:password@host:5432/name.");
    }

    /// Settings for a pool of this database.
    HikariConfig config(int connectionsMax) {
        var config = new HikariConfig();
        config.setJdbcUrl(jdbc);
        if (!user.isEmpty()) {
            config.setUsername(user);
        }
        if (!password.isEmpty()) {
            config.setPassword(password);
        }
        config.setMaximumPoolSize(connectionsMax);
        patience(config);
        config.setInitializationFailTimeout(-1);
        return config;
    }

    /// How long a call waits for a connection, and how the pool notices those that were cut.
    static void patience(HikariConfig config) {
        config.setConnectionTimeout(8_000);
        config.setValidationTimeout(2_000);
        config.addDataSourceProperty("tcpKeepAlive", "true");
    }

    @Override
    public String toString() {
        return "DatabaseUrl[" + jdbc.replaceAll("password=[^&]*", "password=…") + "]";
    }
}

package dev.zts.app.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this build, written into a resource by Maven. */
public final class Versions {
    private static final String WORKBENCH = read();

    private Versions() {}

    /** {@return the workbench's version} */
    public static String workbench() {
        return WORKBENCH;
    }

    private static String read() {
        try (InputStream in = Versions.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is not in this build");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

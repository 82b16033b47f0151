/** The window, the command line, and the run session that both drive. */
@org.jspecify.annotations.NullMarked
module dev.zts.app {
    requires transitive dev.zts.runtime;
    requires transitive dev.zts.server;
    requires transitive dev.zts.visualizers;
    requires atlantafx.base;
    requires com.fasterxml.jackson.databind;
    requires dev.dirs;
    requires info.picocli;
    requires java.desktop;
    requires java.logging;
    requires javafx.controls;
    requires javafx.swing;
    requires org.controlsfx.controls;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.material2;
    requires static transitive org.jspecify;

    exports dev.zts.app.window to
            javafx.graphics;

    opens dev.zts.app.cli to
            info.picocli;
}

package dev.zts.app.window;

import dev.zts.app.model.Export;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks the user for folders and files. Shows a dialog of the desktop. */
interface Choosers {

    /** {@return the folder to open, empty if the user thought better of it} */
    Optional<Path> folder(Window owner, @Nullable Path start);

    /** {@return the file to write, empty if the user thought better of it} */
    Optional<Path> exportFile(Window owner, Export format, String suggestedName);

    /** {@return the dialogs of the desktop} */
    static Choosers ofDesktop() {
        return new DesktopChoosers();
    }

    /** The dialogs of the desktop. */
    final class DesktopChoosers implements Choosers {
        @Override
        public Optional<Path> folder(Window owner, @Nullable Path start) {
            var chooser = new DirectoryChooser();
            chooser.setTitle("Open a handler folder");
            if (start != null && start.toFile().isDirectory()) {
                chooser.setInitialDirectory(start.toFile());
            }
            return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
        }

        @Override
        public Optional<Path> exportFile(Window owner, Export format, String suggestedName) {
            var chooser = new FileChooser();
            chooser.setTitle("Export " + format.label());
            chooser.setInitialFileName(suggestedName);
            chooser.getExtensionFilters()
                    .add(
                            new FileChooser.ExtensionFilter(
                                    format.label(), "*." + format.extension()));
            return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
        }
    }
}

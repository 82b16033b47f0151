package dev.zts.app.model;

import dev.zts.load.LoadPlan;
import java.util.Optional;

/**
 * A folder that has just been opened.
 *
 * @param plan of the folder, if it has one
 * @param planProblem why it has none, empty if it has
 */
public record Opened(Session session, Optional<LoadPlan> plan, String planProblem) {

    /** Asks {@code session} for its plan; a folder without one can still be looked at. */
    static Opened with(Session session) {
        try {
            return new Opened(session, Optional.of(session.defaultPlan()), "");
        } catch (IllegalArgumentException | IllegalStateException none) {
            return new Opened(
                    session,
                    Optional.empty(),
                    "This folder has no load plan: " + none.getMessage());
        }
    }
}

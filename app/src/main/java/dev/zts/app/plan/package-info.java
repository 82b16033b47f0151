/** The load plan and the engine settings, editable between runs. */
package dev.zts.app.plan;

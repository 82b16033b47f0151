/** What handlers printed, made safe to look at. */
package dev.zts.app.console;

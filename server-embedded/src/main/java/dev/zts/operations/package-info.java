/** What whoever runs a server needs beside requests and answers: TLS, CORS, a log, figures. */
@NullMarked
package dev.zts.operations;

import org.jspecify.annotations.NullMarked;

package dev.zts.operations;

import java.nio.file.Path;

/**
 * Where a server's certificate is.
 *
 * @param certificate PEM: the server's certificate, then those that lead to a root
 * @param key PEM: its private key, PKCS #8 (RFC 7468, section 10), not encrypted
 */
public record TlsFiles(Path certificate, Path key) {}

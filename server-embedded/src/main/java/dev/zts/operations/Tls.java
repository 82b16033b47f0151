package dev.zts.operations;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** TLS 1.2 and 1.3 with the user's certificate, by the JDK. */
public final class Tls {
    /** How long the last bytes may take when a connection ends. */
    private static final long FLUSH_SECONDS = 1;

    /** RFC 7468: what stands between the two lines of a label. */
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s([^-]*)-----END \\1-----");

    private static final String HOW_TO_CONVERT =
            "; openssl pkcs8 -topk8 -nodes -in KEY -out NEW makes one of it";

    private final SslContext context;

    private Tls(SslContext context) {
        this.context = context;
    }

    /**
     * Reads a certificate and its key.
     *
     * @throws OperationsException naming the file that cannot be used
     */
    public static Tls of(TlsFiles files) throws OperationsException {
        List<X509Certificate> chain = certificates(files.certificate());
        PrivateKey key = key(files.key(), chain.getFirst().getPublicKey());
        if (!belongTogether(key, chain.getFirst().getPublicKey())) {
            throw new OperationsException(
                    "the key in "
                            + files.key()
                            + " is not that of the certificate in "
                            + files.certificate(),
                    null);
        }
        try {
            return new Tls(
                    SslContextBuilder.forServer(key, chain)
                            .sslProvider(SslProvider.JDK)
                            .protocols("TLSv1.3", "TLSv1.2")
                            .build());
        } catch (SSLException e) {
            throw new OperationsException(
                    files.certificate() + " cannot be used for TLS: " + e.getMessage(), e);
        }
    }

    /** {@return what encrypts one connection} */
    public SslHandler newHandler(ByteBufAllocator allocator) {
        SslHandler handler = context.newHandler(allocator);
        handler.setCloseNotifyFlushTimeout(FLUSH_SECONDS, TimeUnit.SECONDS);
        return handler;
    }

    private static List<X509Certificate> certificates(Path file) throws OperationsException {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Matcher block = PEM.matcher(read(file)); block.find(); ) {
                if (block.group(1).equals("CERTIFICATE")) {
                    byte[] pem = block.group().getBytes(StandardCharsets.US_ASCII);
                    chain.add(
                            (X509Certificate)
                                    factory.generateCertificate(
                                            new java.io.ByteArrayInputStream(pem)));
                }
            }
        } catch (CertificateException e) {
            throw new OperationsException(
                    file + " holds a certificate that cannot be read: " + e.getMessage(), e);
        }
        if (chain.isEmpty()) {
            throw new OperationsException(
                    file + " holds no certificate in PEM (-----BEGIN CERTIFICATE-----)", null);
        }
        return chain;
    }

    private static PrivateKey key(Path file, PublicKey of) throws OperationsException {
        Matcher block = PEM.matcher(read(file));
        while (block.find()) {
            switch (block.group(1)) {
                case "PRIVATE KEY" -> {
                    return pkcs8(file, block.group(2), of);
                }
                case "ENCRYPTED PRIVATE KEY" ->
                        throw new OperationsException(
                                "the key in " + file + " is encrypted" + HOW_TO_CONVERT, null);
                case "RSA PRIVATE KEY", "EC PRIVATE KEY" ->
                        throw new OperationsException(
                                "the key in " + file + " is not in PKCS #8" + HOW_TO_CONVERT, null);
                default -> {
                    // Parameters of a curve, or the certificate itself.
                }
            }
        }
        throw new OperationsException(
                file + " holds no private key in PEM (-----BEGIN PRIVATE KEY-----)", null);
    }

    private static PrivateKey pkcs8(Path file, String base64, PublicKey of)
            throws OperationsException {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance(of.getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new OperationsException(
                    "the key in "
                            + file
                            + " cannot be read as the certificate's kind of key, "
                            + of.getAlgorithm()
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static boolean belongTogether(PrivateKey key, PublicKey other)
            throws OperationsException {
        String algorithm =
                switch (other.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> other.getAlgorithm();
                };
        byte[] probe = {1, 2, 3};
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(other);
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            throw new OperationsException(
                    "keys of the kind " + other.getAlgorithm() + " cannot be used for TLS", e);
        }
    }

    private static String read(Path file) throws OperationsException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new OperationsException("there is no file " + file, e);
        } catch (IOException e) {
            throw new OperationsException(file + " cannot be read: " + e, e);
        }
    }
}

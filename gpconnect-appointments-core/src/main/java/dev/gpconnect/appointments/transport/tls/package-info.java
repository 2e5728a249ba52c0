/**
 * Who the application is and whom it trusts over mutual TLS (W-TLS-01, W-TLS-04): a key and authorities from files that may be
 * replaced while the application runs, revocation, and warnings before a certificate runs out.
 *
 * <pre>{@code
 * ClientKeys keys = ClientKeys.keyStore(Path.of("spine.p12"), password).build();
 * SpineTrust trust = SpineTrust.pem(Path.of("spine-authorities.pem")).build();
 * HttpTransport transport = OkHttpTransport.builder().mutualTls(keys, trust).build();
 * }</pre>
 */
@NullMarked
package dev.gpconnect.appointments.transport.tls;

import org.jspecify.annotations.NullMarked;

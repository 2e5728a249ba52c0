package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.model.Loopback;
import dev.gpconnect.appointments.model.ServiceRoot;
import java.net.URI;

/**
 * The Spine Secure Proxy that requests go through: its own address, then the provider's whole URL, byte for byte (W-URL-03,
 * W-URL-04).
 *
 * @param prefix what stands before the provider's URL, ending in a slash; empty when requests go straight to the provider
 */
public record SpineProxy(String prefix) {

    /** No proxy: requests go straight to the provider. */
    public static final SpineProxy NONE = new SpineProxy("");

    /**
     * The proxy at this address; its last slash may be left out.
     *
     * @throws IllegalArgumentException if the address is not an absolute URL without user, query or fragment
     */
    public static SpineProxy at(URI address) {
        String text = ServiceRoot.of(address.toString()).value();
        return new SpineProxy(text.endsWith("/") ? text : text + "/");
    }

    /**
     * Goes on only if requests to the proxy do not leave this machine in clear text (W-TLS-01).
     *
     * @param allowed whether they may all the same
     * @throws IllegalStateException if they do and may not
     */
    public void requireNotInClear(boolean allowed) {
        if (!allowed && Loopback.isLeftInClear(prefix)) {
            throw new IllegalStateException(
                    "The Spine proxy's address is plain http:// to another machine, where tokens and"
                            + " patients' data could be read on the way: use its https:// address; only a closed test"
                            + " environment may do without, with allowPlainHttp() (W-TLS-01)");
        }
    }

    /** The URL of a request relative to a provider's service root. */
    public String urlOf(ServiceRoot root, String relative) {
        return prefix + root.resolve(relative);
    }
}

package dev.gpconnect.appointments.identity;

import java.net.URI;
import java.util.Objects;

/**
 * The application that calls: the same for every organisation that uses it (claims {@code iss} and
 * {@code requesting_device} of W-JWT-02).
 *
 * @param issuer the URL of the application's Spine endpoint, such as {@code https://consumersupplier.thirdparty.nhs.uk/}
 * @param deviceSystem a URL of the supplier's own that names its device ids
 * @param deviceId the id of the installation in that system
 * @param model the product's name
 * @param version the product's version
 */
public record Product(URI issuer, URI deviceSystem, String deviceId, String model, String version) {

    /**
     * Checks that nothing is blank.
     *
     * @throws IllegalArgumentException if a URL is not absolute, or a text is blank
     */
    public Product {
        requireAbsolute(Objects.requireNonNull(issuer, "issuer"), "issuer");
        requireAbsolute(Objects.requireNonNull(deviceSystem, "deviceSystem"), "deviceSystem");
        Texts.requireText(deviceId, "deviceId");
        Texts.requireText(model, "model");
        Texts.requireText(version, "version");
    }

    private static void requireAbsolute(URI uri, String name) {
        if (!uri.isAbsolute()) {
            throw new IllegalArgumentException("The product's " + name + " is an absolute URL");
        }
    }
}

package dev.gpconnect.appointments.config;

import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.model.OdsCode;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what the application is. */
final class ProductSettings {

    private static final String ABSOLUTE = "an absolute URL of the product's supplier";

    private ProductSettings() {}

    static @Nullable Product product(Settings settings) {
        URI issuer = settings.required(Key.PRODUCT_ISSUER, ABSOLUTE, ProductSettings::absolute);
        URI deviceSystem = settings.required(Key.PRODUCT_DEVICE_SYSTEM, ABSOLUTE, ProductSettings::absolute);
        String deviceId = settings.required(Key.PRODUCT_DEVICE_ID, "the id of the installation", Function.identity());
        String model = settings.required(Key.PRODUCT_MODEL, "the product's name", Function.identity());
        String version = settings.required(Key.PRODUCT_VERSION, "the product's version", Function.identity());
        if (issuer == null || deviceSystem == null || deviceId == null || model == null || version == null) {
            return null;
        }
        return new Product(issuer, deviceSystem, deviceId, model, version);
    }

    static @Nullable OdsCode supplier(Settings settings) {
        return settings.value(Key.PRODUCT_SUPPLIER, "the supplier's ODS code", OdsCode::of);
    }

    private static URI absolute(String text) {
        URI uri = URI.create(text);
        if (!uri.isAbsolute()) {
            throw new IllegalArgumentException("not absolute");
        }
        return uri;
    }
}

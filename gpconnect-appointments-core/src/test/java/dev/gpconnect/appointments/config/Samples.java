package dev.gpconnect.appointments.config;

import dev.gpconnect.appointments.identity.Product;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Settings that are enough. */
final class Samples {

    static final Product PRODUCT = new Product(
            URI.create("https://consumersupplier.thirdparty.nhs.uk/"),
            URI.create("https://consumersupplier.thirdparty.nhs.uk/Id/device"),
            "device-1",
            "Hub desk",
            "2.3.0");

    static final String MINIMAL = """
            gpconnect.appointments.product.issuer = https://consumersupplier.thirdparty.nhs.uk/
            gpconnect.appointments.product.device-system = https://consumersupplier.thirdparty.nhs.uk/Id/device
            gpconnect.appointments.product.device-id = device-1
            gpconnect.appointments.product.model = Hub desk
            gpconnect.appointments.product.version = 2.3.0
            gpconnect.appointments.directory = fixed
            gpconnect.appointments.directory.fixed.Y90001 = 200000009001 https://practice.example/Y90001
            """;

    static final Map<String, String> VARIABLES = Map.of(
            "GPCONNECT_APPOINTMENTS_PRODUCT_ISSUER", "https://consumersupplier.thirdparty.nhs.uk/",
            "GPCONNECT_APPOINTMENTS_PRODUCT_DEVICE_SYSTEM", "https://consumersupplier.thirdparty.nhs.uk/Id/device",
            "GPCONNECT_APPOINTMENTS_PRODUCT_DEVICE_ID", "device-1",
            "GPCONNECT_APPOINTMENTS_PRODUCT_MODEL", "Hub desk",
            "GPCONNECT_APPOINTMENTS_PRODUCT_VERSION", "2.3.0",
            "GPCONNECT_APPOINTMENTS_DIRECTORY", "fixed",
            "GPCONNECT_APPOINTMENTS_DIRECTORY_FIXED_Y90001",
                    "200000009001 https://Practice.example:443/Y90001/STU3/1/gpconnect");

    private Samples() {}

    static Map<String, String> variablesAnd(String... namesAndValues) {
        Map<String, String> all = new HashMap<>(VARIABLES);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return all;
    }
}

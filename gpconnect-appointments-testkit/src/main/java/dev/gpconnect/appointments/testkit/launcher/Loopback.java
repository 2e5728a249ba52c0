package dev.gpconnect.appointments.testkit.launcher;

import java.net.URI;
import java.util.Locale;

/** Tells whether a URL leads to this machine, by its text alone: no name is looked up. */
final class Loopback {

    private Loopback() {}

    static boolean is(String url) {
        try {
            String host = String.valueOf(URI.create(url).getHost()).toLowerCase(Locale.ROOT);
            return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

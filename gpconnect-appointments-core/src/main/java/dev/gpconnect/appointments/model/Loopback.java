package dev.gpconnect.appointments.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells whether a URL leads to this machine, by its text alone: no name is looked up. */
public final class Loopback {

    private static final Pattern IPV4 = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

    private Loopback() {}

    /** Whether the URL's host is {@code localhost}, in {@code 127.0.0.0/8} or {@code ::1}; not for a text that is no URL. */
    public static boolean is(String url) {
        try {
            String host = new URI(url).getHost();
            return host != null && isHost(host);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Whether the host is {@code localhost}, in {@code 127.0.0.0/8} or {@code ::1}, the last with or without its brackets. */
    public static boolean isHost(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("::1")
                || name.equals("[::1]")
                || IPV4.matcher(name).matches();
    }

    /** Whether what is sent to the URL leaves this machine in clear text: plain {@code http://} to another host (W-TLS-01). */
    public static boolean isLeftInClear(String url) {
        return url.regionMatches(true, 0, "http://", 0, "http://".length()) && !is(url);
    }
}

package dev.gpconnect.appointments.transport;

import dev.gpconnect.appointments.model.Loopback;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** The hosts that need no proxy, in the syntax of the environment variable {@code NO_PROXY}. */
final class NoProxy {

    private static final int ANY_PORT = -1;

    private final List<BiPredicate<String, Integer>> entries;

    private NoProxy(List<BiPredicate<String, Integer>> entries) {
        this.entries = entries;
    }

    /** Reads a list; refuses an entry that it cannot understand, as leaving it out would send to the proxy what must not go there. */
    static NoProxy parse(String list) {
        return new NoProxy(Arrays.stream(list.split("[,\\s]+", -1))
                .filter(entry -> !entry.isEmpty())
                .map(NoProxy::entry)
                .toList());
    }

    boolean covers(String host, int port) {
        String name = HostNames.comparable(host);
        return Loopback.isHost(name) || entries.stream().anyMatch(entry -> entry.test(name, port));
    }

    private static BiPredicate<String, Integer> entry(String text) {
        if (text.equals("*")) {
            return (host, port) -> true;
        }
        if (text.contains("/")) {
            return range(text);
        }
        int colon = portAt(text);
        int only = colon < 0 ? ANY_PORT : number(text, text.substring(colon + 1), 65_535);
        BiPredicate<String, Integer> hosts =
                hosts(text, HostNames.comparable(colon < 0 ? text : text.substring(0, colon)));
        return (host, port) -> (only == ANY_PORT || only == port) && hosts.test(host, port);
    }

    /** Where the colon before a port is; an IPv6 address has several and, before a port, brackets. */
    private static int portAt(String text) {
        int colon = text.lastIndexOf(':');
        boolean isPort = colon >= 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
        return isPort ? colon : -1;
    }

    private static BiPredicate<String, Integer> hosts(String text, String entry) {
        Optional<InetAddress> address = HostNames.address(entry);
        if (address.isPresent()) {
            return (host, port) -> HostNames.address(host).equals(address);
        }
        boolean isSuffix = entry.startsWith(".") || entry.startsWith("*.");
        String name = isSuffix ? entry.substring(entry.indexOf('.') + 1) : entry;
        if (!HostNames.isHost(name)) {
            throw unreadable(text);
        }
        return (host, port) -> host.endsWith("." + name) || (!isSuffix && host.equals(name));
    }

    /** A range of addresses such as {@code 10.0.0.0/8}: it holds addresses, no names that would have to be looked up. */
    private static BiPredicate<String, Integer> range(String text) {
        int slash = text.indexOf('/');
        byte[] network = HostNames.address(HostNames.bare(text.substring(0, slash)))
                .orElseThrow(() -> unreadable(text))
                .getAddress();
        int bits = number(text, text.substring(slash + 1), network.length * Byte.SIZE);
        return (host, port) -> HostNames.address(host)
                .map(InetAddress::getAddress)
                .filter(address -> address.length == network.length && sameBits(address, network, bits))
                .isPresent();
    }

    private static boolean sameBits(byte[] one, byte[] other, int bits) {
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> i % Byte.SIZE;
            if (((one[i / Byte.SIZE] ^ other[i / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, String digits, int most) {
        int number = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
        if (number > most) {
            throw unreadable(text);
        }
        return number;
    }

    private static IllegalArgumentException unreadable(String entry) {
        return new IllegalArgumentException("The list of hosts without a proxy holds an entry that is none: \"" + entry
                + "\"; an entry is host, .suffix, address, address/bits or *, the first three also with :port");
    }
}

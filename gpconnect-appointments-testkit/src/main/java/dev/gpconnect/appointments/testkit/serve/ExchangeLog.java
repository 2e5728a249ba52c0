package dev.gpconnect.appointments.testkit.serve;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The latest {@value #LIMIT} exchanges. Thread-safe. */
final class ExchangeLog {
    static final int LIMIT = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<LoggedExchange> exchanges = new ArrayDeque<>();

    void add(LoggedExchange exchange) {
        lock.lock();
        try {
            if (exchanges.size() == LIMIT) {
                exchanges.removeFirst();
            }
            exchanges.addLast(exchange);
        } finally {
            lock.unlock();
        }
    }

    /** A snapshot, the oldest first. */
    List<LoggedExchange> all() {
        lock.lock();
        try {
            return List.copyOf(exchanges);
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            exchanges.clear();
        } finally {
            lock.unlock();
        }
    }
}

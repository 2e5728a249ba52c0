package dev.gpconnect.appointments.testkit.hardening;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** An answer that is meant to do harm: well-formed as far as it goes, and never at its end before the client has had enough. */
enum Attack {
    /** A gigabyte of spaces, a megabyte when zipped. */
    GZIP_BOMB {
        @Override
        void write(AttackedKind kind, OutputStream out, CountDownLatch stopped) throws IOException {
            GZIPOutputStream zipped = new GZIPOutputStream(out, 8192);
            put(zipped, kind.head());
            fill(zipped, ' ', LENGTH);
            zipped.finish();
        }
    },
    /** A gigabyte of what might be there. */
    GIGABYTE {
        @Override
        void write(AttackedKind kind, OutputStream out, CountDownLatch stopped) throws IOException {
            long written = put(out, kind.head() + kind.list());
            for (int i = 0; written < LENGTH; i++) {
                written += put(out, kind.item(i) + ",");
            }
        }
    },
    /** A gigabyte of items that are as small on the wire as they can be. */
    SMALL_ITEMS {
        @Override
        void write(AttackedKind kind, OutputStream out, CountDownLatch stopped) throws IOException {
            long written = put(out, kind.head() + kind.list());
            for (int i = 0; written < LENGTH; i++) {
                written += put(out, kind.smallItem(i) + ",");
            }
        }
    },
    /** A gigabyte of texts, each just short enough. */
    LARGE_TEXTS {
        @Override
        void write(AttackedKind kind, OutputStream out, CountDownLatch stopped) throws IOException {
            String text = "\u20ac" + "y".repeat(1_000_000);
            long written = put(out, kind.head() + kind.list());
            for (int i = 0; written < LENGTH; i++) {
                written += put(out, kind.item(i).replace("TEXT", text) + ",");
            }
        }
    },
    /** A byte now and then, for ever. */
    ENDLESS {
        @Override
        void write(AttackedKind kind, OutputStream out, CountDownLatch stopped)
                throws IOException, InterruptedException {
            put(out, kind.head());
            while (!stopped.await(50, TimeUnit.MILLISECONDS)) {
                put(out, " ");
                out.flush();
            }
        }
    },
    /** Lists in lists, 10,000 deep. */
    DEEP {
        @Override
        void write(AttackedKind kind, OutputStream out, CountDownLatch stopped) throws IOException {
            put(out, kind.head() + "\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");
        }
    },
    /** A text of 100 MB where a text is looked for. */
    LONG_STRING {
        @Override
        void write(AttackedKind kind, OutputStream out, CountDownLatch stopped) throws IOException {
            String item = kind.head() + kind.list() + kind.item(0);
            put(out, item.substring(0, item.indexOf("TEXT")));
            fill(out, 'y', 100_000_000);
            put(out, item.substring(item.indexOf("TEXT") + 4) + "]}");
        }
    },
    /** A thousand headers, and nothing wrong with the body. */
    HEADERS {
        @Override
        void write(AttackedKind kind, OutputStream out, CountDownLatch stopped) throws IOException {
            put(out, kind.head() + kind.list() + kind.item(0) + "]}");
        }
    };

    static final int HEADER_COUNT = 1_000;
    private static final long LENGTH = 1L << 30;

    /** Writes the body, until it is over or the client goes away. */
    abstract void write(AttackedKind kind, OutputStream out, CountDownLatch stopped)
            throws IOException, InterruptedException;

    private static long put(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        return bytes.length;
    }

    private static void fill(OutputStream out, char with, long length) throws IOException {
        byte[] bytes = String.valueOf(with).repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        for (long left = length; left > 0; left -= bytes.length) {
            out.write(bytes, 0, (int) Math.min(left, bytes.length));
        }
    }
}

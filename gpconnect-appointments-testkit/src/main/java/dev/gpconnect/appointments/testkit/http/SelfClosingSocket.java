package dev.gpconnect.appointments.testkit.http;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A socket that closes itself when it cannot be read or written any more, which MockWebServer does not. */
final class SelfClosingSocket extends Socket {

    @Override
    public InputStream getInputStream() throws IOException {
        return new ClosingInput(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new ClosingOutput(super.getOutputStream());
    }

    private IOException closedAfter(IOException failure) throws IOException {
        if (!(failure instanceof SocketTimeoutException)) {
            close();
        }
        return failure;
    }

    private final class ClosingInput extends FilterInputStream {
        ClosingInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException failure) {
                throw closedAfter(failure);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException failure) {
                throw closedAfter(failure);
            }
        }
    }

    private final class ClosingOutput extends FilterOutputStream {
        ClosingOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int single) throws IOException {
            try {
                out.write(single);
            } catch (IOException failure) {
                throw closedAfter(failure);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException failure) {
                throw closedAfter(failure);
            }
        }
    }
}

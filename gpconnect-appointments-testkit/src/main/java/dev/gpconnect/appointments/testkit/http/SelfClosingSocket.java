package dev.gpconnect.appointments.testkit.http;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * A socket that closes itself when it cannot be read or written any more, which MockWebServer does not. To a reader it then looks as
 * if the client had ended the connection in good order, since MockWebServer keeps a socket for good that an exception makes it leave.
 */
final class SelfClosingSocket extends Socket {

    @Override
    public InputStream getInputStream() throws IOException {
        return new ClosingInput(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new ClosingOutput(super.getOutputStream());
    }

    /** Closes it after a failure; a time-out is none, as the client may still go on. */
    private void closeAfter(IOException failure) throws IOException {
        if (failure instanceof SocketTimeoutException) {
            throw failure;
        }
        close();
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
                closeAfter(failure);
                return -1;
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException failure) {
                closeAfter(failure);
                return -1;
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
                closeAfter(failure);
                throw failure;
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException failure) {
                closeAfter(failure);
                throw failure;
            }
        }
    }
}

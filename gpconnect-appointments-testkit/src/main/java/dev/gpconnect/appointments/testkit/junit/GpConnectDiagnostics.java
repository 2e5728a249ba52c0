package dev.gpconnect.appointments.testkit.junit;

/** Goes with a failure as a suppressed exception, so that every runner and every editor shows it; nothing of any patient is in it. */
final class GpConnectDiagnostics extends Exception {

    private static final long serialVersionUID = 1L;

    GpConnectDiagnostics(String text) {
        super(text, null, false, false);
    }
}

package dev.gpconnect.appointments.spine;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes what a search finds, and ends it when that is too much, however much the directory goes on to send. For one thread. */
final class SdsLdapHits implements SearchResultListener {

    private static final long serialVersionUID = 1L;

    private final int most;
    private final transient List<SdsLdapRecord> records = new ArrayList<>(1);
    private int references;

    SdsLdapHits(int most) {
        this.most = most;
    }

    /** Forgets what an attempt that failed has found. */
    void startOver() {
        records.clear();
        references = 0;
    }

    @Override
    public void searchEntryReturned(SearchResultEntry entry) {
        stopAtMost();
        records.add(new SdsLdapRecord(attributes(entry)));
    }

    @Override
    public void searchReferenceReturned(SearchResultReference reference) {
        stopAtMost();
        references++;
    }

    private void stopAtMost() {
        if (records.size() + references == most) {
            throw new TooManyException();
        }
    }

    private static Map<String, List<String>> attributes(SearchResultEntry entry) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (Attribute attribute : entry.getAttributes()) {
            attributes
                    .computeIfAbsent(attribute.getBaseName(), name -> new ArrayList<>())
                    .addAll(List.of(attribute.getValues()));
        }
        return attributes;
    }

    /** What was found, at most as much as is taken. */
    List<SdsLdapRecord> records() {
        return List.copyOf(records);
    }

    /** Whether part of the answer is in another directory. */
    boolean hasReferences() {
        return references > 0;
    }

    /** Ends a search from within. */
    static final class TooManyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyException() {
            super("The directory sends more than was asked for", null, false, false);
        }
    }
}

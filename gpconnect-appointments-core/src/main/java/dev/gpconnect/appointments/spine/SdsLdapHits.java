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
    private transient Map<String, List<String>> first = Map.of();
    private int entries;
    private int references;

    SdsLdapHits(int most) {
        this.most = most;
    }

    /** Forgets what an attempt that failed has found. */
    void startOver() {
        first = Map.of();
        entries = 0;
        references = 0;
    }

    @Override
    public void searchEntryReturned(SearchResultEntry entry) {
        stopAtMost();
        entries++;
        if (entries == 1) {
            first = attributes(entry);
        }
    }

    @Override
    public void searchReferenceReturned(SearchResultReference reference) {
        stopAtMost();
        references++;
    }

    private void stopAtMost() {
        if (entries + references == most) {
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

    int count() {
        return entries;
    }

    /** Whether part of the answer is in another directory. */
    boolean hasReferences() {
        return references > 0;
    }

    /** The values of the first entry's attributes. */
    Map<String, List<String>> first() {
        return first;
    }

    /** Ends a search from within. */
    static final class TooManyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyException() {
            super("The directory sends more than was asked for", null, false, false);
        }
    }
}

package dev.gpconnect.appointments.spine;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultReference;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A directory on loopback that answers each search as it is told to, right or wrong, and keeps what was asked. */
final class ScriptedLdap implements AutoCloseable {

    final List<SearchRequest> asked = new CopyOnWriteArrayList<>();
    private final List<Long> connections = new CopyOnWriteArrayList<>();
    private final InMemoryDirectoryServer server;

    /** Answers one search: sends what it finds, and throws for a result other than success. */
    interface Script {
        void answer(String filter, Sender sender) throws LDAPException;
    }

    /** Sends what a search finds. */
    interface Sender {
        void entry(Attribute... attributes) throws LDAPException;

        void reference(String url) throws LDAPException;
    }

    ScriptedLdap(Script script) throws LDAPException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("o=nhs");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
        config.setSchema(null);
        config.addInMemoryOperationInterceptor(new InMemoryOperationInterceptor() {
            @Override
            public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
                SearchRequest search = request.getRequest().duplicate();
                asked.add(search);
                connections.add(request.getConnectionID());
                script.answer(search.getFilter().toString(), new Reply(request));
                throw new LDAPException(ResultCode.SUCCESS);
            }
        });
        server = new InMemoryDirectoryServer(config);
        server.startListening();
    }

    URI url() {
        return URI.create("ldap://127.0.0.1:" + server.getListenPort());
    }

    /** How many connections were asked on. */
    int connections() {
        return Set.copyOf(connections).size();
    }

    void dropConnections() {
        server.closeAllConnections(true);
    }

    @Override
    public void close() {
        server.shutDown(true);
    }

    private static final class Reply implements Sender {

        private final InMemoryInterceptedSearchRequest request;
        private int sent;

        Reply(InMemoryInterceptedSearchRequest request) {
            this.request = request;
        }

        @Override
        public void entry(Attribute... attributes) throws LDAPException {
            sent++;
            request.sendSearchEntry(new Entry("uniqueIdentifier=" + sent + ",ou=services,o=nhs", attributes));
        }

        @Override
        public void reference(String url) throws LDAPException {
            request.sendSearchReference(new SearchResultReference(new String[] {url}, null));
        }
    }
}

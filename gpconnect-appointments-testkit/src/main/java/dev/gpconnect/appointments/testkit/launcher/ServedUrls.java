package dev.gpconnect.appointments.testkit.launcher;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeIdentity;
import dev.gpconnect.appointments.testkit.http.FakeServer;
import dev.gpconnect.appointments.testkit.serve.ControlInterface;
import dev.gpconnect.appointments.testkit.spine.FakeLdap;

/** The first line of {@code serve}: where everything is. */
final class ServedUrls {

    private ServedUrls() {}

    static String json(FakeServer server, FakeLdap ldap) {
        ObjectNode urls = JsonNodeFactory.instance.objectNode();
        urls.put("base", server.baseUrl().toString())
                .put("spine", server.spineUrl().toString())
                .put("sds", server.sdsUrl().toString())
                .put("ldap", ldap.url().toString())
                .put("control", server.baseUrl() + ControlInterface.PATH);
        ObjectNode practices = urls.putObject("practices");
        for (PracticeIdentity practice : server.world().providers()) {
            practices
                    .putObject(practice.odsCode())
                    .put("root", server.serviceRoot(practice.odsCode()).toString())
                    .put("asid", practice.asid());
        }
        return urls.toString();
    }
}

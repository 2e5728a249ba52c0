package dev.gpconnect.appointments.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("a configuration that cannot be used is refused with everything that is wrong, and no value")
class ConfigurationProblemsTest {

    private static final String CANARY = "c4n4ry-s3cret";

    @TempDir
    Path folder;

    @Test
    void nothingAtAll_namesAllThatIsMissing() {
        assertThat(problemsOf(Map.of()))
                .containsExactly(
                        "gpconnect.appointments.product.issuer is missing: it has to be an absolute URL of the product's supplier",
                        "gpconnect.appointments.product.device-system is missing: it has to be an absolute URL of the product's"
                                + " supplier",
                        "gpconnect.appointments.product.device-id is missing: it has to be the id of the installation",
                        "gpconnect.appointments.product.model is missing: it has to be the product's name",
                        "gpconnect.appointments.product.version is missing: it has to be the product's version",
                        "gpconnect.appointments.directory is missing: it has to be sds-fhir, sds-ldap or fixed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SPINE_PROXY          | proxy.example          | spine-proxy (environment variable GPCONNECT_APPOINTMENTS_SPINE_PROXY) has to be a URL such as https://host.example.nhs.uk, without user
            SPINE_PROXY          | https://u:p@h/         | has to be a URL such as https://host.example.nhs.uk, without user, query or fragment
            ALLOW_PLAIN_HTTP     | yes                    | has to be true or false
            CONNECT_TIMEOUT      | 10                     | has to be a positive time such as 30s, 500ms or PT1M30S
            CONNECT_TIMEOUT      | 0s                     | has to be a positive time
            CALL_TIMEOUT         | 999999999d             | has to be a positive time
            RESPONSE_TIMEOUT     | PT-1S                  | has to be a positive time
            MAX_RETRIES          | 4                      | has to be a number from 0 to 3
            MAX_RESPONSE_BYTES   | lots                   | has to be a number of bytes
            ACKNOWLEDGEMENT_KEY  | AAAA                   | is at least 32 bytes in Base64
            ACKNOWLEDGEMENT_KEY  | ???                    | is at least 32 bytes in Base64
            AUDIT_FAILURE        | maybe                  | has to be one of fail, go-on
            PRODUCT_SUPPLIER     | A                      | has to be the supplier's ODS code
            DIRECTORY            | ldap                   | has to be sds-fhir, sds-ldap or fixed
            DIRECTORY_URL        | https://sds.example/   | directory.url is not for the directory fixed
            DIRECTORY_API_KEY    | x                      | directory.api-key is not for the directory fixed
            DIRECTORY_FIXED_Y2   | 200000009001 https://a | directory.fixed.Y2 (environment variable
            DIRECTORY_FIXED_Y999 | https://practice/      | is a practice's ODS code, and its value an ASID, a space and a service root
            HTTP_PROXY           | socks://h:1            | http-proxy: The proxy's URL has another scheme than http
            NO_PROXY             | 10.0.0.0/99            | no-proxy:
            PRODUCT_MODEL        | '  '                   | product.model (environment variable GPCONNECT_APPOINTMENTS_PRODUCT_MODEL) is empty
            TLS_KEYSTORE         | keys.p12               | environment variable GPCONNECT_APPOINTMENTS_TLS_KEYSTORE is not known; it is probably gpconnect.appointments.tls.key-store
            SOMETHING            | x                      | is not known; each key is listed at
            SPINE_PROXY          | http://proxy.example/  | spine-proxy is plain http:// to another machine
            AUDIT_FILE           | /no/such/folder/a.json | audit.file: the file /no/such/folder/a.json cannot be written
            """)
    void oneMistake_isOneProblemThatSaysWhatToDo(String key, String value, String expected) {
        List<String> problems = problemsOf(Samples.variablesAnd("GPCONNECT_APPOINTMENTS_" + key, value));

        assertThat(problems).filteredOn(problem -> problem.contains(expected)).hasSize(1);
    }

    @Test
    void directoryOfTheSpine_needsAUrl() {
        assertThat(problemsOf(Samples.variablesAnd("GPCONNECT_APPOINTMENTS_DIRECTORY", "sds-fhir")))
                .contains(
                        "gpconnect.appointments.directory.url is missing: it is where the directory is",
                        "gpconnect.appointments.directory.fixed.<ODS code> is for a fixed directory only");
    }

    @Test
    @DisplayName("W-TLS-01: mutual TLS that was asked for is never left out silently")
    void directoryWithMutualTls_withoutAKey_isRefused() {
        assertThat(problemsOf(Samples.variablesAnd(
                        "GPCONNECT_APPOINTMENTS_DIRECTORY", "sds-fhir",
                        "GPCONNECT_APPOINTMENTS_DIRECTORY_MUTUAL_TLS", "true")))
                .contains("gpconnect.appointments.directory.mutual-tls needs a certificate of our own: set"
                        + " gpconnect.appointments.tls.key-store or gpconnect.appointments.tls.certificate");
    }

    @Test
    void unknownKeyOfAFile_namesTheFile_andTheKeysThatAreNear() throws IOException {
        Path file = Files.writeString(
                folder.resolve("client.properties"),
                Samples.MINIMAL + "gpconnect.appointments.audit.fle = x\nconnect-timeout = 3s\n");

        assertThat(catchProblems(Configuration.builder().file(file)))
                .containsExactly(
                        "connect-timeout (file client.properties) is not known; each key is listed at "
                                + Configuration.class.getName(),
                        "gpconnect.appointments.audit.fle (file client.properties) is not known; known are"
                                + " gpconnect.appointments.audit.failure, gpconnect.appointments.audit.file");
    }

    @Test
    void fileThatIsNotThere_isNamed() {
        Map<String, String> variables = Samples.variablesAnd(
                "GPCONNECT_APPOINTMENTS_CONFIG_FILE",
                folder.resolve("none.properties").toString());

        assertThat(problemsOf(variables)).singleElement().asString().contains("none.properties cannot be read");
    }

    @Test
    void secretAndItsFileBoth_areOneTooMany() {
        Map<String, String> variables = Samples.variablesAnd(
                "GPCONNECT_APPOINTMENTS_HTTP_PROXY", "http://h:1", "GPCONNECT_APPOINTMENTS_HTTP_PROXY_FILE", "f");

        assertThat(problemsOf(variables))
                .containsExactly(
                        "gpconnect.appointments.http-proxy and gpconnect.appointments.http-proxy-file are both set;"
                                + " leave one out");
    }

    @Test
    void secretFileThatIsNotThere_isOneProblem() {
        Map<String, String> variables = Samples.variablesAnd(
                "GPCONNECT_APPOINTMENTS_HTTP_PROXY_FILE", folder.resolve("none").toString());

        assertThat(problemsOf(variables)).singleElement().asString().contains("cannot be read; check that it is there");
    }

    @Test
    @DisplayName("no message shows a value, whichever key it was put under, but for the name of a file")
    void whateverIsWrong_noMessageShowsTheValue() {
        Set<Key> files =
                EnumSet.of(Key.TLS_KEY_STORE, Key.TLS_CERTIFICATE, Key.TLS_PRIVATE_KEY, Key.TLS_TRUST, Key.TLS_CRL);
        for (Key key : EnumSet.complementOf(EnumSet.copyOf(files))) {
            Map<String, String> variables =
                    Samples.variablesAnd(Key.variable(key.property()), CANARY, Key.variable(key + "x"), CANARY);

            ConfigurationException refused = refused(Configuration.builder().environment(variables));

            assertThat(refused.problems()).as(key.toString()).isNotEmpty();
            assertThat(refused).as(key.toString()).message().doesNotContain(CANARY);
        }
    }

    @Test
    void variables_areNeverTheSameForTwoKeys() {
        assertThat(Arrays.stream(Key.values()).map(key -> Key.variable(key.property())))
                .doesNotHaveDuplicates();
    }

    private static List<String> problemsOf(Map<String, String> variables) {
        return catchProblems(Configuration.builder().environment(variables));
    }

    private static List<String> catchProblems(Configuration.Builder builder) {
        return refused(builder).problems();
    }

    private static ConfigurationException refused(Configuration.Builder builder) {
        return catchThrowableOfType(ConfigurationException.class, builder::build);
    }
}

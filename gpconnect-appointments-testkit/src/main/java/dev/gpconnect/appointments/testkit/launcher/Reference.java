package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.model.Gender;
import java.time.LocalDate;

/** What stands in for an option that is not given, where the provider is on this machine. All of it is made up. */
final class Reference {

    static final String PROVIDER_ODS = "Y90001";
    static final String PROVIDER_ASID = "200000009001";

    static final String CONSUMER_ODS = "Y90010";
    static final String CONSUMER_ASID = "200000009010";
    static final String CONSUMER_NAME = "Northfield Extended Access Hub";
    static final String CONSUMER_PHONE = "0300 000 9010";
    static final String ORG_TYPE = "gp-practice";
    static final String ISSUER = "https://consumer.example/";

    static final String USER_ID = "10019";
    static final String USER_FAMILY = "Jones";
    static final String USER_GIVEN = "Claire";
    static final String SDS_USER_ID = "111222333444";
    static final String SDS_ROLE_PROFILE_ID = "444555666777";
    static final String LOCAL_ID_PATH = "/Id/user-guid";

    static final String NHS_NUMBER = "9990000018";
    static final String FAMILY_NAME = "Ashdown";
    static final String GIVEN_NAME = "Ada";
    static final LocalDate BIRTH_DATE = LocalDate.of(1951, 3, 4);
    static final Gender GENDER = Gender.FEMALE;

    private Reference() {}
}

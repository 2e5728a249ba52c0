package dev.gpconnect.appointments.testkit.fake.diary;

/**
 * How the directory knows a practice (W-URL-01, W-SDS-01, W-SDS-02).
 *
 * @param odsCode the practice's ODS code
 * @param name the practice's name
 * @param asid the ASID of its system
 * @param partyKey the party key of its system
 * @param cpaId the CPA id of its endpoint
 */
public record PracticeIdentity(String odsCode, String name, String asid, String partyKey, String cpaId) {

    /**
     * The path of the service root.
     *
     * @return for example {@code /Y90001/STU3/1/gpconnect}
     */
    public String rootPath() {
        return "/" + odsCode + "/STU3/1/gpconnect";
    }
}

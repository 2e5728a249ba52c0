package dev.gpconnect.appointments.identity;

import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.ContactPoint;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The organisation that asks, which is the one the user works for and never a portal's host (D-IG-06): its ASID goes into
 * {@code Ssp-From}, its name into the token, and it becomes the booking organisation of what it books (M-APPT-27).
 */
public final class RequestingOrganisation {

    private final OdsCode odsCode;
    private final String name;
    private final @Nullable Asid asid;
    private final List<ContactPoint> telecom;
    private final @Nullable OrganisationType type;

    private RequestingOrganisation(Builder builder) {
        this.odsCode = builder.odsCode;
        this.name = builder.name;
        this.asid = builder.asid;
        this.telecom = List.copyOf(builder.telecom);
        this.type = builder.type;
    }

    /**
     * Starts an organisation whose ASID is known.
     *
     * @param odsCode its ODS code
     * @param name its name
     * @param asid the ASID of this application for this organisation
     * @param telephone a number that a practice can call about a booking
     */
    public static Builder builder(OdsCode odsCode, String name, Asid asid, String telephone) {
        return new Builder(odsCode, name, Objects.requireNonNull(asid, "asid"), telephone);
    }

    /**
     * Starts an organisation whose ASID the directory is asked for, once in each encounter for each interaction (W-SDS-03,
     * D-TR-02): for an application that many organisations use, with a directory of the Spine.
     *
     * @param odsCode its ODS code
     * @param name its name
     * @param telephone a number that a practice can call about a booking
     */
    public static Builder builder(OdsCode odsCode, String name, String telephone) {
        return new Builder(odsCode, name, null, telephone);
    }

    /** Its ODS code. */
    public OdsCode odsCode() {
        return odsCode;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The ASID of this application for this organisation, if it was given; else the directory is asked for it (W-SDS-03). */
    public Optional<Asid> asid() {
        return Optional.ofNullable(asid);
    }

    /** How a practice reaches it, a telephone number first. */
    public List<ContactPoint> telecom() {
        return telecom;
    }

    /** What kind of organisation it is; practices reserve slots for some kinds (C-SLOT-03). */
    public Optional<OrganisationType> type() {
        return Optional.ofNullable(type);
    }

    @Override
    public String toString() {
        return "RequestingOrganisation[" + odsCode + "]";
    }

    /** Puts an organisation together. */
    public static final class Builder {

        private final OdsCode odsCode;
        private final String name;
        private final @Nullable Asid asid;
        private final List<ContactPoint> telecom = new ArrayList<>(1);
        private @Nullable OrganisationType type;

        private Builder(OdsCode odsCode, String name, @Nullable Asid asid, String telephone) {
            this.odsCode = Objects.requireNonNull(odsCode, "odsCode");
            this.name = Texts.requireText(name, "name");
            this.asid = asid;
            this.telecom.add(ContactPoint.workPhone(Texts.requireText(telephone, "telephone")));
        }

        /** What kind of organisation it is; not sent by default, and then slots reserved for a kind are not found. */
        public Builder type(OrganisationType type) {
            this.type = Objects.requireNonNull(type, "type");
            return this;
        }

        /** One more way to reach it. */
        public Builder addTelecom(ContactPoint point) {
            this.telecom.add(Objects.requireNonNull(point, "point"));
            return this;
        }

        /** The organisation. */
        public RequestingOrganisation build() {
            return new RequestingOrganisation(this);
        }
    }
}

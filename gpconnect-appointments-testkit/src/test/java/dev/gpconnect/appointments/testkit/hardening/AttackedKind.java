package dev.gpconnect.appointments.testkit.hardening;

/** The kinds of resource that an {@link Attack} is made of. */
enum AttackedKind {
    SLOTS(
            "{\"resourceType\":\"Bundle\",",
            "\"entry\":[",
            "{\"resource\":{\"resourceType\":\"Slot\",\"id\":\"NUMBER\",\"schedule\":{\"reference\":\"Schedule/NUMBER\"},"
                    + "\"status\":\"free\",\"start\":\"2026-11-24T09:20:00+00:00\",\"end\":\"2026-11-24T09:30:00+00:00\","
                    + "\"serviceType\":[{\"text\":\"TEXT\"}]}}",
            "{\"resource\":{\"resourceType\":\"Slot\",\"id\":\"NUMBER\"}}"),
    APPOINTMENT(
            "{\"resourceType\":\"Appointment\",\"id\":\"7\",",
            "\"contained\":[",
            "{\"resourceType\":\"Organization\",\"id\":\"NUMBER\",\"name\":\"TEXT\"}",
            "{\"id\":\"NUMBER\"}"),
    OUTCOME(
            "{\"resourceType\":\"OperationOutcome\",",
            "\"issue\":[",
            "{\"severity\":\"error\",\"code\":\"invalid\",\"diagnostics\":\"TEXT\"}",
            "{}");

    private final String head;
    private final String list;
    private final String item;
    private final String smallItem;

    AttackedKind(String head, String list, String item, String smallItem) {
        this.head = head;
        this.list = list;
        this.item = item;
        this.smallItem = smallItem;
    }

    /** The beginning of the resource, behind a comma. */
    String head() {
        return head;
    }

    /** The beginning of its list. */
    String list() {
        return list;
    }

    /** An item of the list, with {@code TEXT} in it. */
    String item(int number) {
        return item.replace("NUMBER", String.valueOf(number));
    }

    /** The smallest item of the list. */
    String smallItem(int number) {
        return smallItem.replace("NUMBER", String.valueOf(number));
    }
}

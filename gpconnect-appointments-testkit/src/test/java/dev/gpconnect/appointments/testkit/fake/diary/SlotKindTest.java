package dev.gpconnect.appointments.testkit.fake.diary;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlotKindTest {

    @Test
    @DisplayName("P-AVL-02: a Visit slot cannot even be set up as bookable")
    void visitSlot_setUpAsBookable_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SlotKind("Visit", "Home visit", true, Set.of(), Set.of()));
    }
}

package dev.gpconnect.appointments.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.requirements.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-ID-05, 02 §8.9: NHS numbers")
class NhsNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"9990000018", "9990000026", "9990000166", "9434765919", "0000000000"})
    void number_withTheRightCheckDigit_isValid(String value) {
        assertThat(NhsNumber.isValid(value)).isTrue();
        assertThat(new NhsNumber(value).value()).isEqualTo(value);
    }

    @Requirement({"D-ID-05", "C-FPAT-01"})
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9990000019",
                "9990000000",
                "999000001",
                "99900000180",
                "",
                "999 000 0018",
                "999000001X",
                "٩٩٩٠٠٠٠٠١٨",
                "-990000018"
            })
    void number_otherwise_isRefusedAndNotQuoted(String value) {
        assertThat(NhsNumber.isValid(value)).isFalse();
        assertThatThrownBy(() -> new NhsNumber(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("999");
    }

    @Test
    @Requirement("D-ID-05")
    @DisplayName("a remainder that asks for check digit 10 has no valid number; one that asks for 11 has 0")
    void checkDigit_ofEveryNineDigits_isTheOneOfModulus11() {
        int without = 0;
        int zero = 0;
        for (int nine = 999_000_000; nine < 999_000_500; nine++) {
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (String.valueOf(nine).charAt(i) - '0') * (10 - i);
            }
            int expected = 11 - sum % 11;
            int valid = 0;
            for (int check = 0; check <= 9; check++) {
                boolean isValid = NhsNumber.isValid(nine + "" + check);
                assertThat(isValid).isEqualTo(check == (expected == 11 ? 0 : expected));
                valid += isValid ? 1 : 0;
            }
            assertThat(valid).isEqualTo(expected == 10 ? 0 : 1);
            without += expected == 10 ? 1 : 0;
            zero += expected == 11 ? 1 : 0;
        }
        assertThat(without).isPositive();
        assertThat(zero).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"999 000 0018", "999-000-0018", " 9990000018\t"})
    void number_asPeopleWriteIt_isParsed(String text) {
        assertThat(NhsNumber.parse(text)).isEqualTo(new NhsNumber("9990000018"));
    }
}

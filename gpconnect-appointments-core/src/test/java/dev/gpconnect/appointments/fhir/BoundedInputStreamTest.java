package dev.gpconnect.appointments.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BoundedInputStreamTest {

    @Test
    void bytes_uptoTheLimit_areRead() throws IOException {
        assertThat(bounded(10, 10).readAllBytes()).hasSize(10);
        BoundedInputStream one = bounded(1, 1);
        assertThat(one.read()).isZero();
        assertThat(one.read()).isEqualTo(-1);
        assertThat(one.read(new byte[1], 0, 1)).isEqualTo(-1);
        assertThat(one.markSupported()).isFalse();
    }

    @Test
    void bytes_beyondTheLimit_fail() throws IOException {
        assertThatThrownBy(() -> bounded(11, 10).readAllBytes())
                .isInstanceOf(BoundedInputStream.TooLargeException.class);
        BoundedInputStream single = bounded(2, 1);
        assertThat(single.read()).isZero();
        assertThatThrownBy(single::read).isInstanceOf(BoundedInputStream.TooLargeException.class);
        BoundedInputStream skipping = bounded(10, 5);
        assertThat(skipping.skip(5)).isEqualTo(5);
        assertThatThrownBy(() -> skipping.skip(1)).isInstanceOf(BoundedInputStream.TooLargeException.class);
    }

    private static BoundedInputStream bounded(int length, long limit) {
        return new BoundedInputStream(new ByteArrayInputStream(new byte[length]), limit);
    }
}

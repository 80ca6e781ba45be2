package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplesTest {

    @ParameterizedTest
    @CsvSource({"7, 50, 7", "3 1 2, 50, 2", "4 3 2 1, 50, 2", "1 2 3 4 5 6 7 8 9 10, 95, 10", "5 1, 100, 5", "5 1, 1, 1"
    })
    void aPercentileIsAMeasuredValue(String measured, int percent, double expected) {
        Samples samples = new Samples();
        Arrays.stream(measured.split(" ")).mapToDouble(Double::parseDouble).forEach(samples::add);
        assertEquals(expected, samples.percentile(percent));
    }

    @Test
    void ofNothingThereIsNoMedian() {
        assertThrows(IllegalStateException.class, () -> new Samples().median());
    }
}

package dev.molt.web.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.web.preview.ProofQueue.Turn;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** In which order a preview proves lessons. */
class ProofQueueTest {

    private final AtomicInteger stopped = new AtomicInteger();
    private final ProofQueue queue = new ProofQueue(stopped::incrementAndGet);

    private Turn next() throws InterruptedException {
        return queue.next().orElseThrow();
    }

    @Test
    void whatIsLookedAtGoesBeforeTheOthersAndTheLatestOfItFirst() throws InterruptedException {
        queue.putBack("a");
        queue.putBack("b");
        queue.putBack("c");
        queue.want("c");
        queue.want("d");
        assertEquals(new Turn("d", true), next());
        assertEquals(new Turn("c", true), next());
        queue.takeUp("b");
        assertEquals(new Turn("b", false), next());
        assertFalse(queue.isIdle());
        assertEquals(new Turn("a", false), next());
        assertTrue(queue.isIdle());
    }

    @Test
    void aLessonThatNobodyLooksAtGivesWay() throws InterruptedException {
        queue.putBack("a");
        Turn other = next();
        queue.takeUp("b");
        assertFalse(queue.isSuperseded(other));
        assertEquals(0, stopped.get());
        queue.want("c");
        assertTrue(queue.isSuperseded(other));
        assertEquals(1, stopped.get());
        queue.putBack("a");
        Turn looked = next();
        assertEquals(new Turn("c", true), looked);
        queue.want("d");
        assertFalse(queue.isSuperseded(looked), "one that is looked at is proved to its end");
        queue.want("c");
        assertTrue(queue.isSuperseded(looked), "unless it is another now");
        assertEquals(2, stopped.get());
    }

    @Test
    void whereNothingCanRunOnlyWhatSomebodyLooksAtOrSavesIsTried() throws InterruptedException {
        queue.putBack("a");
        queue.rest();
        assertTrue(queue.isIdle());
        queue.want("b");
        assertFalse(queue.isIdle());
        assertEquals(new Turn("b", true), next());
        queue.rest();
        queue.takeUp("c");
        assertEquals(new Turn("c", false), next());
        assertEquals(new Turn("a", false), next());
    }

    @Test
    void atTheEndNothingIsNext() throws InterruptedException {
        queue.putBack("a");
        Turn last = next();
        queue.close();
        assertTrue(queue.isSuperseded(last));
        assertTrue(queue.next().isEmpty());
    }
}

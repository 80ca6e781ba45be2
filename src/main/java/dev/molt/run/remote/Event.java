package dev.molt.run.remote;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.molt.run.Diagnostic;
import dev.molt.run.RunListener;
import dev.molt.run.RunResult;
import dev.molt.run.box.Channel;
import java.util.List;

/** What happens to a run, as a runner tells it: the calls of a {@link RunListener}, and a sign of life now and then. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Compiling.class, name = "compiling"),
    @JsonSubTypes.Type(value = Event.Diagnosed.class, name = "diagnosed"),
    @JsonSubTypes.Type(value = Event.Running.class, name = "running"),
    @JsonSubTypes.Type(value = Event.Printed.class, name = "printed"),
    @JsonSubTypes.Type(value = Event.Heartbeat.class, name = "heartbeat"),
    @JsonSubTypes.Type(value = Event.Finished.class, name = "finished")
})
sealed interface Event {

    void tell(RunListener listener);

    record Compiling() implements Event {
        @Override
        public void tell(RunListener listener) {
            listener.compiling();
        }
    }

    record Diagnosed(List<Diagnostic> found) implements Event {
        @Override
        public void tell(RunListener listener) {
            listener.diagnosed(found);
        }
    }

    record Running() implements Event {
        @Override
        public void tell(RunListener listener) {
            listener.running();
        }
    }

    record Printed(Channel channel, String text) implements Event {
        @Override
        public void tell(RunListener listener) {
            listener.printed(channel, text);
        }
    }

    /** Tells a program that takes its time from a runner that is gone. */
    record Heartbeat() implements Event {
        @Override
        public void tell(RunListener listener) {}
    }

    /** The last one. */
    record Finished(RunResult result) implements Event {
        @Override
        public void tell(RunListener listener) {
            listener.finished(result);
        }
    }
}

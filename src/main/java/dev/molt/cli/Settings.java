package dev.molt.cli;

import dev.molt.run.RunSettings;
import dev.molt.web.MoltConfig;
import dev.molt.web.Running;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.NoSuchElementException;

/** The settings of a site, read without starting one. */
final class Settings {

    private static final int ORDINAL = 300;

    private Settings() {}

    /** @throws CommandFailed with the setting that has no such value */
    static MoltConfig of(Map<String, String> variables) throws CommandFailed {
        try {
            return new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withSources(new EnvConfigSource(variables, ORDINAL))
                    .withMapping(MoltConfig.class)
                    .withValidateUnknown(false)
                    .build()
                    .getConfigMapping(MoltConfig.class);
        } catch (IllegalArgumentException | NoSuchElementException | ConfigValidationException e) {
            throw new CommandFailed("A setting has no such value: " + e.getMessage(), e);
        }
    }

    /** How programs run. @throws CommandFailed likewise */
    static RunSettings ofPrograms(MoltConfig config) throws CommandFailed {
        try {
            return Running.settings(config);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed("A setting has no such value: " + e.getMessage(), e);
        }
    }
}

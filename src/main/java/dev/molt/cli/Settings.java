package dev.molt.cli;

import dev.molt.web.MoltConfig;
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
        } catch (IllegalArgumentException | NoSuchElementException | io.smallrye.config.ConfigValidationException e) {
            throw new CommandFailed("A setting has no such value: " + e.getMessage(), e);
        }
    }
}

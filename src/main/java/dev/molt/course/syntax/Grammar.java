package dev.molt.course.syntax;

import dev.molt.Language;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSLanguage;
import org.treesitter.TSSymbolType;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterRust;

/**
 * A grammar is read-only and shared. Its names are looked up once: every call into native code costs microseconds, and a
 * tree has a node for each token.
 */
record Grammar(
        TSLanguage language,
        String[] types,
        boolean[] named,
        @Nullable String[] fields) {

    private static final Grammar PYTHON = of(new TreeSitterPython());
    private static final Grammar RUST = of(new TreeSitterRust());

    static Grammar of(Language language) {
        return language == Language.PYTHON ? PYTHON : RUST;
    }

    private static Grammar of(TSLanguage language) {
        String[] types = new String[language.symbolCount()];
        boolean[] named = new boolean[types.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = language.symbolName(i);
            named[i] = language.symbolType(i) != TSSymbolType.TSSymbolTypeAnonymous;
        }
        // Field 0 stands for none.
        @Nullable String[] fields = new String[language.fieldCount() + 1];
        for (int i = 1; i < fields.length; i++) {
            fields[i] = language.fieldNameForId(i);
        }
        return new Grammar(language, types, named, fields);
    }
}

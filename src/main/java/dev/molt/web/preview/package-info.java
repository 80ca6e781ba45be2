/** What an instructor sees beside the pages: problems, proofs, and pages that follow their files. Only with {@code molt.preview}. */
@NullMarked
package dev.molt.web.preview;

import org.jspecify.annotations.NullMarked;

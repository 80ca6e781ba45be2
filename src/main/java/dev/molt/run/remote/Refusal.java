package dev.molt.run.remote;

/** What a runner says with any status but 200, for people. */
record Refusal(String sentence) {}

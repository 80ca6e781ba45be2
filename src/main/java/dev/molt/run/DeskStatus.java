package dev.molt.run;

/**
 * What the desk is doing now.
 *
 * @param waiting runs in the queue
 * @param running runs under way
 * @param workers runs possible at one time
 */
public record DeskStatus(int waiting, int running, int workers, SandboxStatus sandbox) {}

package dev.molt.run.box;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The few functions of the C library for which Java has no way of its own; names and results are C's. */
interface LibC extends Library {
    LibC INSTANCE = Native.load("libc.so.6", LibC.class);

    int open(String path, int flags, int mode);

    int close(int descriptor);

    int kill(int pid, int signal);

    int getpagesize();

    int statvfs(String path, Pointer found);
}

package dev.molt.run.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where no cgroup counts, rlimits and the watch must hold, and let pass what is no attack. */
class WeakerLimitsTest {
    @TempDir
    static Path folder;

    static OpenSandbox open;

    @BeforeAll
    static void open() throws SandboxUnavailable, IOException {
        open = OpenSandbox.in(folder);
    }

    @AfterAll
    static void close() throws IOException {
        open.close();
    }

    @Test
    void withoutCgroupsAMemoryBombIsEndedToo() throws IOException {
        BoxEnding ending = open.run("import time\nx = bytearray(300_000_000)\ntime.sleep(5)");
        assertEquals(BoxEnding.Cause.MEMORY_LIMIT, ending.cause());
        BoxEnding children = open.run("import os, time\n"
                + "for _ in range(10):\n"
                + "  if os.fork() == 0:\n"
                + "    x = bytearray(40_000_000); time.sleep(5); os._exit(0)\n"
                + "os.wait()");
        assertEquals(BoxEnding.Cause.MEMORY_LIMIT, children.cause());
    }

    @Test
    void withoutCgroupsFilesCountAsMemoryEmptyOnesToo() throws IOException {
        BoxEnding ending = open.run(
                "import os\n" + "n = 0\n" + "while True:\n" + "  os.close(os.open(f'/box/{n}', os.O_CREAT)); n += 1");
        assertEquals(BoxEnding.Cause.MEMORY_LIMIT, ending.cause());
        BoxEnding both = open.run("import time\n"
                + "open('/box/large', 'wb').write(bytes(15_000_000))\n"
                + "open('/box/second', 'wb').write(bytes(15_000_000))\n"
                + "x = bytearray(b'1') * 110_000_000\n"
                + "time.sleep(5)");
        assertEquals(BoxEnding.Cause.MEMORY_LIMIT, both.cause());
    }

    @Test
    void busyChildrenMeetTheLimitOnProcessorTimeTogether() throws IOException {
        String source = "import os, time\n"
                + "for _ in range(6):\n"
                + "  if os.fork() == 0:\n"
                + "    while True: pass\n"
                + "time.sleep(60)";
        Duration second = Duration.ofSeconds(1);
        Limits limits = new Limits(Duration.ofSeconds(20), second, 128L << 20, 32, 16L << 20);
        BoxEnding ending = open.run(source, limits);
        assertEquals(BoxEnding.Cause.CPU_LIMIT, ending.cause());
        assertEquals(second, ending.cpu());
    }

    @Test
    void withoutCgroupsMemoryThatNobodyCountsIsDenied() throws IOException {
        BoxEnding ending = open.run("import os, ctypes\n"
                + "try:\n"
                + "  os.memfd_create('x')\n"
                + "except PermissionError:\n"
                + "  print('denied')\n"
                + "print(ctypes.CDLL(None).shmget(0, 4096, 0o1600))");
        assertEquals("denied\n-1\n", ending.stdout());
    }

    @Test
    void whatOrdinaryProgramsUseWorksWithoutCgroupsToo() throws IOException {
        BoxEnding ending = open.run("import asyncio, ctypes, multiprocessing, os, subprocess, sys, threading\n"
                + "async def main():\n"
                + "  process = await asyncio.create_subprocess_exec(sys.executable, '-c', 'print(1)', stdout=-1)\n"
                + "  print((await process.communicate())[0], await asyncio.to_thread(lambda: 2))\n"
                + "asyncio.run(main())\n"
                + "near, far = multiprocessing.Pipe()\n"
                + "child = multiprocessing.Process(target=far.send, args=[3])\n"
                + "child.start()\n"
                + "print(near.recv(), child.join(), child.exitcode)\n"
                + "print(subprocess.run([sys.executable, '-c', 'print(4)'], capture_output=True).stdout)\n"
                + "callback = ctypes.CFUNCTYPE(ctypes.c_int)(lambda: 5)\n"
                + "print(callback(), os.fsync(os.open('/box/file', os.O_CREAT)))\n");
        assertEquals("b'1\\n' 2\n3 None 0\nb'4\\n'\n5 None\n", ending.stdout(), ending.stderr());
    }
}

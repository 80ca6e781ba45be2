package dev.molt.web;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What is for people at this machine only: drafts, problems, backup and restore. */
public final class ThisMachine {

    private ThisMachine() {}

    public static boolean sent(HttpServerRequest request) {
        return isLoopback(request.remoteAddress().hostAddress());
    }

    /** A numeric address is not looked up; a name that nobody knows is no loopback address. */
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

/* The floor for one server thread: reads whatever came, parses nothing, writes one fixed answer.
   Prints its port on a line. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

static const char answer[] =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{\"sub\":\"user-12345\"}";

static void need(int held, const char *what) {
    if (held) return;
    perror(what);
    exit(1);
}

static int listener(void) {
    int server = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof place;
    need(bind(server, (struct sockaddr *)&place, size) == 0, "bind");
    need(listen(server, 512) == 0, "listen");
    need(getsockname(server, (struct sockaddr *)&place, &size) == 0, "getsockname");
    printf("%d\n", ntohs(place.sin_port));
    fflush(stdout);
    return server;
}

static void watch(int poller, int descriptor) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = descriptor};
    need(epoll_ctl(poller, EPOLL_CTL_ADD, descriptor, &event) == 0, "epoll_ctl");
}

static void serve(int client) {
    static char request[16384];
    if (read(client, request, sizeof request) > 0 && write(client, answer, sizeof answer - 1) > 0) return;
    close(client);
}

int main(void) {
    int server = listener(), poller = epoll_create1(0), one = 1;
    struct epoll_event events[256];
    watch(poller, server);
    for (;;) {
        int count = epoll_wait(poller, events, 256, -1);
        for (int index = 0; index < count; index++) {
            if (events[index].data.fd != server) {
                serve(events[index].data.fd);
                continue;
            }
            int client = accept4(server, NULL, NULL, SOCK_NONBLOCK);
            if (client < 0) continue;
            setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
            watch(poller, client);
        }
    }
}

/* What the loop needs of Linux and the Glibc module lacks: epoll, eventfd, accept4, mallopt. No C code. */
#ifndef CHATGATE_CLINUX_H
#define CHATGATE_CLINUX_H

#include <malloc.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

/* glibc shows it under _GNU_SOURCE only, which Swift's importer does not set. */
int accept4(int descriptor, struct sockaddr *address, socklen_t *length, int flags);

#endif

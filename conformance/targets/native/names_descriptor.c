#include "names.h"

static const struct name_entry poll_events_entries[] = {
#ifdef POLLIN
    {"POLLIN", POLLIN},
#endif
#ifdef POLLPRI
    {"POLLPRI", POLLPRI},
#endif
#ifdef POLLOUT
    {"POLLOUT", POLLOUT},
#endif
#ifdef POLLERR
    {"POLLERR", POLLERR},
#endif
#ifdef POLLHUP
    {"POLLHUP", POLLHUP},
#endif
#ifdef POLLNVAL
    {"POLLNVAL", POLLNVAL},
#endif
#ifdef POLLRDNORM
    {"POLLRDNORM", POLLRDNORM},
#endif
#ifdef POLLRDBAND
    {"POLLRDBAND", POLLRDBAND},
#endif
#ifdef POLLWRNORM
    {"POLLWRNORM", POLLWRNORM},
#endif
#ifdef POLLWRBAND
    {"POLLWRBAND", POLLWRBAND},
#endif
#ifdef POLLMSG
    {"POLLMSG", POLLMSG},
#endif
#ifdef POLLREMOVE
    {"POLLREMOVE", POLLREMOVE},
#endif
#ifdef POLLRDHUP
    {"POLLRDHUP", POLLRDHUP},
#endif
};
const struct name_table poll_events = {
    "event", poll_events_entries, sizeof poll_events_entries / sizeof *poll_events_entries, NULL};

#if defined(HAVE_DESCRIPTORS)
static const struct name_entry status_flags_entries[] = {
#ifdef O_NONBLOCK
    {"O_NONBLOCK", O_NONBLOCK},
#endif
#ifdef O_APPEND
    {"O_APPEND", O_APPEND},
#endif
#ifdef O_ASYNC
    {"O_ASYNC", O_ASYNC},
#endif
#ifdef O_DIRECT
    {"O_DIRECT", O_DIRECT},
#endif
#ifdef O_NOATIME
    {"O_NOATIME", O_NOATIME},
#endif
#ifdef O_CREAT
    {"O_CREAT", O_CREAT},
#endif
#ifdef O_EXCL
    {"O_EXCL", O_EXCL},
#endif
#ifdef O_TRUNC
    {"O_TRUNC", O_TRUNC},
#endif
#ifdef O_DSYNC
    {"O_DSYNC", O_DSYNC},
#endif
#ifdef O_SYNC
    {"O_SYNC", O_SYNC},
#endif
#ifdef O_LARGEFILE
    {"O_LARGEFILE", O_LARGEFILE},
#endif
#ifdef O_PATH
    {"O_PATH", O_PATH},
#endif
    {"FD_CLOEXEC", FD_CLOEXEC},
};
const struct name_table status_flags = {"status flag", status_flags_entries,
                                        sizeof status_flags_entries / sizeof *status_flags_entries,
                                        NULL};

static const struct name_entry descriptor_commands_entries[] = {
    {"F_GETFL", F_GETFL}, {"F_SETFL", F_SETFL},   {"F_GETFD", F_GETFD},
    {"F_SETFD", F_SETFD}, {"F_GETOWN", F_GETOWN}, {"F_SETOWN", F_SETOWN},
};
const struct name_table descriptor_commands = {
    "command", descriptor_commands_entries,
    sizeof descriptor_commands_entries / sizeof *descriptor_commands_entries, NULL};
#endif

static const struct name_entry device_requests_entries[] = {
#ifdef FIONREAD
    {"FIONREAD", (long)FIONREAD},
#endif
#ifdef FIONBIO
    {"FIONBIO", (long)FIONBIO},
#endif
#ifdef FIOASYNC
    {"FIOASYNC", (long)FIOASYNC},
#endif
#ifdef SIOCATMARK
    {"SIOCATMARK", (long)SIOCATMARK},
#endif
#ifdef SIOCINQ
    {"SIOCINQ", (long)SIOCINQ},
#endif
#ifdef SIOCOUTQ
    {"SIOCOUTQ", (long)SIOCOUTQ},
#endif
#ifdef FIONWRITE
    {"FIONWRITE", (long)FIONWRITE},
#endif
#ifdef FIONSPACE
    {"FIONSPACE", (long)FIONSPACE},
#endif
#ifdef FIOSETOWN
    {"FIOSETOWN", (long)FIOSETOWN},
#endif
#ifdef FIOGETOWN
    {"FIOGETOWN", (long)FIOGETOWN},
#endif
#ifdef SIOCSPGRP
    {"SIOCSPGRP", (long)SIOCSPGRP},
#endif
#ifdef SIOCGPGRP
    {"SIOCGPGRP", (long)SIOCGPGRP},
#endif
};
const struct name_table device_requests = {
    "request", device_requests_entries,
    sizeof device_requests_entries / sizeof *device_requests_entries, NULL};

#ifndef SOCKSPEC_LAUNCH_CONFINEMENT_H
#define SOCKSPEC_LAUNCH_CONFINEMENT_H
/* What differs by system when a process confines itself: linux.c, or posix.c elsewhere. */

/* Closes every descriptor above 2. */
void close_inherited_descriptors(void);

/* Gives up all capabilities for good, also for what is executed later; the user stays. Returns -1
 * with errno on failure. */
int drop_capabilities(void);

/* Moves this process into a new network that has a loopback interface, up, with 127.0.0.1, ::1 and
 * fe80::1, and lets anybody there make sockets of ICMP. Without the privilege to do so it takes a
 * new user namespace, too, in which it is root. Returns -1 with errno on failure. */
int enter_new_network(void);

/* Moves this process to where that one has moved itself so. Returns -1 with errno on failure. */
int join_network_of(long process);

/* Asks the system to kill this process when its parent ends. */
void die_with_parent(void);

#endif

#ifndef SOCKSPEC_LAUNCH_CONFINEMENT_H
#define SOCKSPEC_LAUNCH_CONFINEMENT_H
/* What differs by system when a process confines itself: linux.c, or posix.c elsewhere. */

/* Closes every descriptor above 2. */
void close_inherited_descriptors(void);

/* Gives up all capabilities for good, also for what is executed later; the user stays. Returns -1
 * with errno on failure. */
int drop_capabilities(void);

/* Asks the system to kill this process when its parent ends. */
void die_with_parent(void);

#endif

/* What this driver made in the scratch folder, so that reset can remove it. */
#ifndef SOCKSPEC_NATIVE_MADE_PATHS_H
#define SOCKSPEC_NATIVE_MADE_PATHS_H

#include "platform.h"

void remember_path(const char* path, size_t length);
/* Remembers the path of a bound UNIX address; other addresses have none. */
void remember_address(const struct sockaddr* address, socklen_t length);
/* Removes what was remembered, the latest first. */
void remove_made_paths(void);

#endif

/* The headers of the platform and what differs between platforms: platform_posix.h or
   platform_windows.h. Capabilities (HAVE_...) are tested, not systems; a system that lacks a call
   simply does not declare the operation. Every file of the driver includes this one first. */
#ifndef SOCKSPEC_NATIVE_PLATFORM_H
#define SOCKSPEC_NATIVE_PLATFORM_H

#if defined(_WIN32)
#include "platform_windows.h"
#else
#include "platform_posix.h"
#endif

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h> /* snprintf only: the driver never writes through stdio */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#endif

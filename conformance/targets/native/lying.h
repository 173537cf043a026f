/* Hooks for lies. One build of this driver, sockspec-driver-native-lying, tells the lie that
   SOCKSPEC_LIE names: it proves that what the driver observes can make a case fail. Everywhere
   else a hook is the constant false. */
#ifndef SOCKSPEC_NATIVE_LYING_H
#define SOCKSPEC_NATIVE_LYING_H

#include "platform.h"

#if defined(SOCKSPEC_LYING)
bool lie_is_told(const char* id);
#define LIES(id) lie_is_told(id)
#else
#define LIES(id) false
#endif

#endif

/* Lies of dup and fcntl. */
#include "liar.h"

#include <fcntl.h>
#include <stdarg.h>

enum { high_number = 150 }; /* below those that the driver keeps for itself */

static int control(int descriptor, int command, long argument) {
  return ((fcntl_call*)own(call_fcntl))(descriptor, command, argument);
}

static int double_it(int descriptor) {
  return ((dup_call*)own(call_dup))(descriptor);
}

static int make_another(int descriptor) {
  struct sockaddr_storage name;
  socklen_t name_length = sizeof name;
  int type = 0;
  socklen_t type_length = sizeof type;
  getsockopt_call* const option = (getsockopt_call*)own(call_getsockopt);
  name_call* const address = (name_call*)own(call_getsockname);
  if (option(descriptor, SOL_SOCKET, SO_TYPE, &type, &type_length) != 0 ||
      address(descriptor, (struct sockaddr*)&name, &name_length) != 0) {
    return double_it(descriptor);
  }
  return ((socket_call*)own(call_socket))(name.ss_family, type, 0);
}

static int keep_close_on_exec(int descriptor) {
  const int made = double_it(descriptor);
  if (made >= 0) control(made, F_SETFD, control(descriptor, F_GETFD, 0));
  return made;
}

static int take_a_high_number(int descriptor) {
  const int made = control(descriptor, F_DUPFD, high_number);
  return made < 0 ? double_it(descriptor) : made;
}

/* What is added stays, and what is left out is not taken away. */
static int never_take_away(int descriptor, int command, ...) {
  va_list arguments;
  long argument;
  va_start(arguments, command);
  argument = va_arg(arguments, long);
  va_end(arguments);
  if (command == F_SETFL) argument |= control(descriptor, F_GETFL, 0);
  return control(descriptor, command, argument);
}

static int ignore_close_on_exec(int descriptor, int command, ...) {
  va_list arguments;
  long argument;
  va_start(arguments, command);
  argument = va_arg(arguments, long);
  va_end(arguments);
  return control(descriptor, command, command == F_SETFD ? 0 : argument);
}

static int not_tell_nonblocking(int descriptor, int command, ...) {
  va_list arguments;
  long argument;
  int result;
  va_start(arguments, command);
  argument = va_arg(arguments, long);
  va_end(arguments);
  result = control(descriptor, command, argument);
  return command == F_GETFL && result >= 0 ? result & ~O_NONBLOCK : result;
}

const struct lie descriptor_lies[] = {
    {"dup.makes_another_socket", call_dup, (any_function*)make_another},
    {"dup.keeps_close_on_exec", call_dup, (any_function*)keep_close_on_exec},
    {"dup.takes_a_high_number", call_dup, (any_function*)take_a_high_number},
    {"fcntl.flags_stay", call_fcntl, (any_function*)never_take_away},
    {"fcntl.close_on_exec_ignored", call_fcntl, (any_function*)ignore_close_on_exec},
    {"fcntl.nonblocking_not_told", call_fcntl, (any_function*)not_tell_nonblocking},
    {NULL, call_count, NULL},
};

STANDS_IN int dup(int descriptor) {
  return ((dup_call*)chosen(call_dup))(descriptor);
}

STANDS_IN int fcntl(int descriptor, int command, ...) {
  va_list arguments;
  long argument;
  va_start(arguments, command);
  argument = va_arg(arguments, long);
  va_end(arguments);
  return ((fcntl_call*)chosen(call_fcntl))(descriptor, command, argument);
}

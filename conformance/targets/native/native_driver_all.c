/* The whole driver as one translation unit, for machines where a compiler is all there is:
     cc -std=c99 -pthread native_driver_all.c -o sockspec-driver-native
     x86_64-w64-mingw32-gcc -std=c99 native_driver_all.c -lws2_32 -liphlpapi -o
   sockspec-driver-native.exe -DSOCKSPEC_NO_THREADS leaves the threads out. */

/* First of all: it asks the system's headers for everything. */
#include "platform.h"

#if !defined(SOCKSPEC_VERSION)
#define SOCKSPEC_VERSION "unknown"
#endif

/* NOLINTBEGIN(bugprone-suspicious-include): to include them is what this file is for. */
#include "address.c"
#include "address_output.c"
#include "arguments.c"
#include "buffers.c"
#include "calls.c"
#include "control.c"
#include "control_received.c"
#include "data.c"
#include "frames.c"
#include "handles.c"
#include "handles_answer.c"
#include "hello.c"
#include "json.c"
#include "json_read.c"
#include "json_write.c"
#include "main.c"
#include "messages.c"
#include "names.c"
#include "names_descriptor.c"
#include "names_ip_options.c"
#include "names_ipv6_options.c"
#include "names_option_levels.c"
#include "names_resolver.c"
#include "names_socket.c"
#include "names_socket_options.c"
#include "names_transport_options.c"
#include "operations.c"
#include "ops_address.c"
#include "ops_batch.c"
#include "ops_byte_order.c"
#include "ops_descriptor.c"
#include "ops_message.c"
#include "ops_names.c"
#include "ops_option.c"
#include "ops_option_get.c"
#include "ops_ready.c"
#include "ops_resolve.c"
#include "ops_select.c"
#include "ops_socket.c"
#include "ops_transfer.c"
#include "reset.c"
#include "script.c"
#include "vectors.c"
#include "waiting.c"

#if defined(_WIN32)
#include "clock_windows.c"
#include "names_errors_windows.c"
#include "ops_interfaces_windows.c"
#include "process_windows.c"
#include "socket_message_windows.c"
#include "system_windows.c"
#else
#include "child.c"
#include "clock.c"
#include "limits.c"
#include "made_paths.c"
#include "names_errors.c"
#include "names_signals.c"
#include "ops_child.c"
#include "ops_epoll.c"
#include "ops_file.c"
#include "ops_interfaces_posix.c"
#include "ops_process.c"
#include "ops_sendfile.c"
#include "ops_signal.c"
#include "process_posix.c"
#include "signals.c"
#include "socket_message_posix.c"
#include "waiting_signals.c"
#endif

#if defined(__linux__)
#include "census_linux.c"
#include "system_linux.c"
#elif !defined(_WIN32)
#include "system_posix.c"
#endif

#if defined(SOCKSPEC_NO_THREADS)
#include "lanes_none.c"
#else
#include "lanes_cancel.c"
#include "lanes_gates.c"
#include "lanes_threads.c"
#if defined(_WIN32)
#include "lanes_interrupt_windows.c"
#else
#include "lanes_interrupt_posix.c"
#endif
#if defined(__linux__)
#include "thread_state_linux.c"
#else
#include "thread_state_unknown.c"
#endif
#endif
/* NOLINTEND(bugprone-suspicious-include) */

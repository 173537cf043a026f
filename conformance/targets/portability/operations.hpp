#pragma once
// The operations that the layer has, by what they are about. Each file registers its own.

#include "protocol/kit/driver.hpp"

namespace sockspec::driver {

void add_socket_operations(driver&);
void add_connection_operations(driver&);
void add_creation_operations(driver&);
void add_send_operations(driver&);
void add_receive_operations(driver&);
void add_message_operations(driver&);
void add_batch_operations(driver&);
void add_segment_operations(driver&);
void add_sendfile_operation(driver&);
void add_handle_operations(driver&);
void add_mode_operations(driver&);
void add_option_operations(driver&);
void add_lookup_operations(driver&);
void add_file_operations(driver&);
void add_name_operations(driver&);
void add_server_operations(driver&);

/// Tells the kit the numbers of handles, where it runs children that inherit them.
void let_children_inherit(driver_hooks&);

/// Registers an operation that is one call of the layer.
void add(driver& to, const char* name, operation does);

}  // namespace sockspec::driver

#pragma once
// All public headers.

#include "sockspec/address.hpp"
#include "sockspec/bytes.hpp"
#include "sockspec/config.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/error.hpp"
#include "sockspec/error_table.hpp"
#include "sockspec/getaddrinfo.hpp"
#include "sockspec/hot_path.hpp"
#include "sockspec/kind.hpp"
#include "sockspec/message_flags.hpp"
#include "sockspec/option.hpp"
#include "sockspec/poll.hpp"
#include "sockspec/socket.hpp"
#include "sockspec/socketpair.hpp"
#include "sockspec/timeout.hpp"
#include "sockspec/version.hpp"

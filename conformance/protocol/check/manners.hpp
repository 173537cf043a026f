#pragma once
// Whether a driver keeps the protocol: each manner is one rule of docs/protocol.md, tried on a
// fresh driver.

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/driver_process.hpp"

namespace sockspec::protocol {

struct manner_result {
  enum class verdict { passed, failed, skipped };

  std::string name;  // "gate.parks": stable
  verdict became{};
  std::string seen;     // of a failure: what was seen; of a skip: why
  std::string rule;     // what the specification says
  std::string section;  // where: "4. Messages, open"
};

struct manner_options {
  budget start = std::chrono::seconds(10);             // from the start to the reply to hello
  budget patience = std::chrono::seconds(5);           // for what should happen
  budget silence = std::chrono::milliseconds(100);     // for what must not
  std::string address = "127.0.0.1";                   // where the driver can bind
  std::function<bool(std::string_view name)> selects;  // which manners; empty: all
  std::stop_token stop;                                // ends the driver at once, and the check
};

/// Tries every manner, at `how` (whose scratch folder may be empty: then each driver gets one of
/// its own). Each result is told as soon as it is there. If the driver says no hello,
/// "hello.answers" fails and the others are skipped.
std::vector<manner_result> check_manners(
    const launch& how, const manner_options& options,
    const std::function<void(const manner_result&)>& tell = {});

/// The names, in the order of trying.
std::vector<std::string> manner_names();

}  // namespace sockspec::protocol

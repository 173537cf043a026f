#pragma once
// A call that a case wants made, before it is sent. The functions that make one for each operation
// are in calls.hpp.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/operation.hpp"
#include "protocol/value.hpp"

namespace sockspec::conformance {

using protocol::value;

/// The actors of a pair: what is judged, and what listens, sends and resets for it.
enum class role { subject, peer };

constexpr std::string_view to_string(role who) {
  return who == role::subject ? "subject" : "peer";
}

/// A socket, file or pipe of an actor, or what is left of one that was closed.
struct handle {
  role owner = role::subject;
  int number = 0;

  bool operator==(const handle&) const = default;
};

/// How a driver repeats a call by itself.
struct repetition {
  enum class condition { ok, would_block };
  condition while_it_is{};
  int most = 100000;
  std::chrono::nanoseconds within{};
};

struct request {
  role who = role::subject;
  op what{};
  value on;             // a handle's number, {"number":N}, or null
  int makes = 0;        // how many new handles it makes
  std::vector<int> as;  // their numbers: assigned by the context
  value args{protocol::value::object{}};
  std::optional<repetition> repeat;
  std::string gate;

  request& with(std::string_view name, value content) {
    args.set(name, std::move(content));
    return *this;
  }
  /// Parks the call until the gate is opened.
  request behind(std::string_view name) const {
    request copy = *this;
    copy.gate = name;
    return copy;
  }
  request repeated(repetition how) const {
    request copy = *this;
    copy.repeat = how;
    return copy;
  }
};

/// The call object that goes into a message.
value to_value(const request&);

}  // namespace sockspec::conformance

#pragma once
// What the two ways to connect to one of several addresses share.

#include <span>
#include <system_error>
#include <vector>

#include "deadline.hpp"
#include "sockspec/create_connection.hpp"

namespace sockspec {

/// The attempts of one call: its deadline, and what became of each.
class connection_attempts {
 public:
  explicit connection_attempts(const connection_options& options)
      : options_(options), end_(options.timeout) {
    if (options.all_errors != nullptr) options.all_errors->clear();
    end_.left();  // it begins now
  }

  const connection_options& options() const noexcept { return options_; }
  deadline& end() noexcept { return end_; }

  /// A socket for that address, which is not yet connected; closed, with the error, on failure.
  socket open_for(const address& where, std::error_code&) const noexcept;

  /// Notes that this address does not do.
  void failed(const address& where, std::error_code error);
  std::error_code last_error() const noexcept { return last_error_; }

 private:
  const connection_options& options_;
  deadline end_;
  std::error_code last_error_;
};

/// One address after the other. A closed socket, and a last error, if none answers.
socket connect_in_turn(std::span<const address>, connection_attempts&);

/// Several at once, as options().happy_eyeballs_delay says.
socket connect_in_a_race(std::span<const address>, connection_attempts&);

/// The same addresses, families in turn, each in its own order; the first stays the first.
std::vector<address> families_in_turn(std::span<const address>);

}  // namespace sockspec
